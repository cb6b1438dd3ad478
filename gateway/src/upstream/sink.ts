import type { PartState } from '../parts/state.ts';
import type { Tally } from '../parts/tally.ts';
import type { Batch } from '../store/types.ts';

/**
 * Brings events to somebody. What it has not brought waits in the outbox, connected or not, behind a cursor of its own: a dead
 * sink delays nobody.
 */
export interface Sink {
  /** of its cursor and its part: `mqtt`, `webhook control-room` */
  readonly name: string;
  /** Resolves after the first attempt, whatever came of it. */
  start(): Promise<void>;
  /** Stores the cursor, says goodbye, closes. */
  stop(): Promise<void>;
  /** Something was committed; the outbox grew by `queued`. */
  wake(batch: Batch, queued: number): void;
  state(): PartState;
  /** what it has done, by kind: event, failure, ... */
  readonly counts: Tally;
}
