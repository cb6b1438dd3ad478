import type { Cancel, Clock } from '../../parts/clock.ts';
import type { Purpose, SendResult } from '../transport.ts';

/** `busy`: the module would take it a little later. */
export type Outcome = SendResult | 'busy';

export interface SendQueueOptions<T> {
  readonly clock: Clock;
  readonly limit: number;
  /** ms from now before which nothing may be sent */
  readonly wait: () => number;
  /** Always resolves, with `down` where the line is lost meanwhile. */
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
  let head: Waiting<T> | undefined;
  let cancelPause: Cancel | undefined;

  /** Nothing is under way: the next one is, after a pause. */
  function next(pause: number): void {
    cancelPause?.();
    cancelPause = clock.after(pause, () => void transmit());
  }

  async function transmit(): Promise<void> {
    cancelPause = undefined;
    const wait = options.wait();
    if (wait > 0) {
      next(wait);
      return;
    }
    head = queue.shift();
    if (!head) return;
    const { item, settle } = head;
    const outcome = await options.transmit(item);
    const isBusy = outcome === 'busy' && head.busy < BUSY_LIMIT;
    if (isBusy) queue.unshift({ ...head, busy: head.busy + 1 });
    else settle(outcome === 'busy' ? 'refused' : outcome);
    head = undefined;
    if (queue.length > 0) next(isBusy ? BUSY_PAUSE_MS : options.wait());
  }

  /** Makes room for an acknowledgement by the order that would go last. */
  function hasRoom(purpose: Purpose): boolean {
    if (queue.length + (head ? 1 : 0) < options.limit) return true;
    const last = purpose === 'ack' ? queue.findLastIndex((one) => one.purpose === 'order') : -1;
    if (last >= 0) queue.splice(last, 1)[0]?.settle('dropped');
    return last >= 0;
  }

  return {
    push(item, purpose) {
      if (!hasRoom(purpose)) return Promise.resolve('dropped');
      return new Promise((settle) => {
        const order = purpose === 'ack' ? queue.findIndex((one) => one.purpose === 'order') : -1;
        queue.splice(order < 0 ? queue.length : order, 0, { item, purpose, settle, busy: 0 });
        if (!head && !cancelPause) next(options.wait());
      });
    },
    clear() {
      cancelPause?.();
      cancelPause = undefined;
      for (const { settle } of queue.splice(0)) settle('down');
    },
  };
}
