import type { Cancel, Clock } from '../parts/clock.ts';
import type { Outbox } from '../store/outbox.ts';
import { troubleText } from '../store/trouble.ts';
import type { OutboxEntry } from '../store/types.ts';
import { createInFlight } from './inFlight.ts';

export interface OutboxDrainOptions {
  readonly outbox: Outbox;
  /** name of the sink: its cursor in the outbox */
  readonly sink: string;
  readonly clock: Clock;
  /** Resolves when the receiver has acknowledged. */
  readonly deliver: (entry: OutboxEntry) => Promise<void>;
  /** Delivery failed: the connection is of no use any more. */
  readonly onFailure: (reason: string) => void;
  /** The store would not be read or written; undefined: it is again. Entries stay where they are. */
  readonly onTrouble: (trouble: string | undefined) => void;
}

/** Brings the outbox to one receiver over one connection, from the sink's cursor on, in order. */
export interface OutboxDrain {
  /** There may be something new. */
  wake(): void;
  /** Sends no more; resolves when the receiver has acknowledged what is under way. */
  finish(): Promise<void>;
  /** Sends no more, and stores how far the receiver has acknowledged. */
  stop(): void;
  /** entries sent and not acknowledged */
  inFlight(): number;
}

const WINDOW = 64;
/** Acknowledgements that come close together move the cursor once. What it had not reached at a power cut is repeated. */
const CURSOR_MS = 50;
const RETRY_MS = 1_000;

export function createOutboxDrain(options: OutboxDrainOptions): OutboxDrain {
  const { outbox, sink, clock } = options;
  const inFlight = createInFlight();
  let sent: number | undefined;
  let reached: number | undefined;
  let stopped = false;
  let finished: (() => void) | undefined;
  let cancelCursor: Cancel | undefined;
  let cancelRetry: Cancel | undefined;

  function guarded(work: () => void): void {
    try {
      work();
      options.onTrouble(undefined);
    } catch (error) {
      options.onTrouble(troubleText(error));
      cancelRetry?.();
      cancelRetry = clock.after(RETRY_MS, wake);
    }
  }

  function wake(): void {
    if (stopped || finished || inFlight.size() >= WINDOW) return;
    guarded(() => {
      sent ??= outbox.cursor(sink);
      for (const entry of outbox.after(sent, WINDOW - inFlight.size())) {
        const { id } = entry;
        sent = id;
        inFlight.sent(id);
        options.deliver(entry).then(
          () => acked(id),
          (error: unknown) => !stopped && options.onFailure(troubleText(error)),
        );
      }
    });
  }

  function acked(id: number): void {
    reached = inFlight.acked(id) ?? reached;
    if (stopped) return;
    if (inFlight.size() === 0) finished?.();
    cancelCursor ??= clock.after(CURSOR_MS, storeCursor);
    // half a window at a time: a query for each acknowledgement would cost more than the sending
    if (inFlight.size() <= WINDOW / 2) wake();
  }

  function storeCursor(): void {
    cancelCursor = undefined;
    const id = reached;
    if (id === undefined) return;
    guarded(() => {
      outbox.advance(sink, id);
      reached = undefined;
    });
    if (reached !== undefined && !stopped) cancelCursor = clock.after(RETRY_MS, storeCursor);
  }

  return {
    wake,
    finish() {
      return new Promise((done) => {
        finished = done;
        if (inFlight.size() === 0) done();
      });
    },
    stop() {
      if (stopped) return;
      stopped = true;
      cancelCursor?.();
      storeCursor();
      cancelRetry?.();
    },
    inFlight: inFlight.size,
  };
}
