import type { Cancel, Clock } from '../../parts/clock.ts';
import type { Purpose, SendResult } from '../transport.ts';

/** `busy`: the module would take it a little later. */
export type Outcome = SendResult | 'busy';

export interface SendQueueOptions<T> {
  readonly clock: Clock;
  readonly limit: number;
  /** ms from now before which nothing may be sent */
  readonly wait: () => number;
  readonly transmit: (item: T) => Promise<Outcome>;
}

/** Downlinks of a half-duplex radio: one at a time, paced, bounded; acknowledgements before orders, else in order. */
export interface SendQueue<T> {
  /** Resolves when the item was sent or given up. */
  push(item: T, purpose: Purpose): Promise<SendResult>;
  /** Answers everything that waits with `down`: what a node is not listening for any more is not worth the air. */
  clear(): void;
}

const BUSY_PAUSE_MS = 250;
const BUSY_LIMIT = 4;

interface Waiting<T> {
  readonly item: T;
  readonly purpose: Purpose;
  readonly settle: (result: SendResult) => void;
  busy: number;
}

export function createSendQueue<T>(options: SendQueueOptions<T>): SendQueue<T> {
  const { clock } = options;
  const queue: Waiting<T>[] = [];
  let running = false;
  /** the head is under way, and nothing may come before it */
  let sending = false;
  /** grows at every clear: what was under way then has nothing to say any more */
  let epoch = 0;
  let cancelPause: Cancel | undefined;

  function next(pause: number): void {
    cancelPause = clock.after(pause, () => void transmit());
  }

  async function transmit(): Promise<void> {
    const wait = options.wait();
    const head = queue[0];
    if (!head) {
      running = false;
      return;
    }
    if (wait > 0) {
      next(wait);
      return;
    }
    const begun = epoch;
    sending = true;
    const outcome = await options.transmit(head.item);
    if (begun !== epoch) return;
    sending = false;
    if (outcome === 'busy' && head.busy < BUSY_LIMIT) {
      head.busy += 1;
      next(BUSY_PAUSE_MS);
      return;
    }
    queue.shift();
    head.settle(outcome === 'busy' ? 'refused' : outcome);
    if (queue.length > 0) next(options.wait());
    else running = false;
  }

  /** Makes room for an acknowledgement by the order that would go last. */
  function hasRoom(purpose: Purpose): boolean {
    if (queue.length < options.limit) return true;
    const last =
      purpose === 'ack' ? queue.findLastIndex((one, i) => one.purpose === 'order' && !(sending && i === 0)) : -1;
    queue.splice(last, last < 0 ? 0 : 1)[0]?.settle('dropped');
    return last >= 0;
  }

  function placeOf(purpose: Purpose): number {
    const first = queue.findIndex((one, i) => one.purpose === 'order' && !(sending && i === 0));
    return purpose === 'order' || first < 0 ? queue.length : first;
  }

  return {
    push(item, purpose) {
      if (!hasRoom(purpose)) return Promise.resolve('dropped');
      return new Promise((settle) => {
        queue.splice(placeOf(purpose), 0, { item, purpose, settle, busy: 0 });
        if (running) return;
        running = true;
        next(options.wait());
      });
    },
    clear() {
      for (const { settle } of queue.splice(0)) settle('down');
      cancelPause?.();
      epoch += 1;
      running = false;
      sending = false;
    },
  };
}
