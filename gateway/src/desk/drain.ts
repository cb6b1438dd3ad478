import { isIncidentChange } from '../store/types.ts';
import type { DeskContext } from './context.ts';
import type { Singly } from './singly.ts';
import type { EventNews } from './takeUp.ts';

/** The desk's place in the outbox: what stands before it is in incidents. */
export const DESK_CURSOR = 'incidents';

/** Entries that one transaction takes: frames come in meanwhile, and wait. */
const PAGE = 20;

/** Brings events from the outbox into incidents, in their order; the cursor moves in the same transaction. */
export interface Drain {
  /** Gives the desk its place: what is new from now on. What is open already is for `Reconcile`. */
  begin(): void;
  /** One transaction. False where nothing waits. Throws what the store has to say; then nothing of it has happened. */
  step(): boolean;
}

export interface DrainOptions {
  readonly store: DeskContext['store'];
  readonly takeUp: (news: EventNews) => void;
  /** Runs a page as one transaction. */
  readonly durably: (work: () => void) => void;
  readonly singly: Singly;
}

export function createDrain({ store, takeUp, durably, singly }: DrainOptions): Drain {
  const { outbox } = store;

  return {
    begin: () => outbox.begin(DESK_CURSOR, 'now'),
    step() {
      // nobody else moves this cursor, and nobody waits for the lock of a desk that has nothing to write
      const entries = outbox.after(outbox.cursor(DESK_CURSOR), PAGE);
      const last = entries.at(-1);
      if (!last) return false;
      durably(() => {
        for (const { change } of entries) {
          if (!isIncidentChange(change)) singly({ what: 'event', id: change.id }, () => takeUp(change));
        }
        outbox.advance(DESK_CURSOR, last.id);
      });
      return true;
    },
  };
}
