import { isStorageTrouble } from '../store/trouble.ts';
import { type EventChange, isIncidentChange } from '../store/types.ts';
import type { DeskContext } from './context.ts';
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
  /** an event could not be taken up, for a fault of the program: the others go on */
  readonly onFault: (error: unknown, event: string) => void;
}

export function createDrain({ store, takeUp, durably, onFault }: DrainOptions): Drain {
  const { outbox, atomically } = store;

  function takeOne(change: EventChange): void {
    try {
      // within the page's transaction: what one has begun is undone for that one alone
      atomically(() => takeUp(change));
    } catch (error) {
      if (isStorageTrouble(error)) throw error;
      onFault(error, change.id);
    }
  }

  return {
    begin: () => outbox.begin(DESK_CURSOR, 'now'),
    step() {
      // nobody else moves this cursor, and nobody waits for the lock of a desk that has nothing to write
      const entries = outbox.after(outbox.cursor(DESK_CURSOR), PAGE);
      const last = entries.at(-1);
      if (!last) return false;
      durably(() => {
        for (const { change } of entries) if (!isIncidentChange(change)) takeOne(change);
        outbox.advance(DESK_CURSOR, last.id);
      });
      return true;
    },
  };
}
