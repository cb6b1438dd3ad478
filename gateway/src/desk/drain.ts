import type { DeskContext } from './context.ts';
import type { Singly } from './singly.ts';
import type { EventNews } from './takeUp.ts';

/** The desk's place in the outbox: what stands before it is in incidents. */
export const DESK_CURSOR = 'incidents';

/** Events that one transaction takes: frames come in meanwhile, and wait. */
const PAGE = 20;
/** Entries among which they are looked for: most are the desk's own. */
const REACH = 500;

/** Brings events from the outbox into incidents, in their order; the cursor moves in the same transaction. */
export interface Drain {
  /** Gives the desk its place: what is new from now on. What is open already is for `Reconcile`. */
  begin(): void;
  /** One transaction. False where nothing waits. Throws what the store has to say; then nothing of it has happened. */
  step(): boolean;
  /** Does the desk's work, within its transaction: where nothing waits, what it writes is no news to it, either. */
  behind<T>(work: () => T): T;
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

  function behind<T>(work: () => T): T {
    const { newest } = outbox.bounds();
    const isRead = outbox.cursor(DESK_CURSOR) === newest;
    const answer = work();
    const written = isRead ? outbox.bounds().newest : newest;
    if (written > newest) outbox.advance(DESK_CURSOR, written);
    return answer;
  }

  return {
    begin: () => outbox.begin(DESK_CURSOR, 'now'),
    behind,
    step() {
      // nobody else moves this cursor, and nobody waits for the lock of a desk that has nothing to write
      const { oldest, newest } = outbox.bounds();
      const from = Math.max(outbox.cursor(DESK_CURSOR), oldest - 1);
      if (from >= newest) return false;
      const last = Math.min(newest, from + REACH);
      const page = outbox.eventsWithin(from, last, PAGE);
      durably(() => {
        outbox.advance(DESK_CURSOR, page.length < PAGE ? last : (page.at(-1)?.id ?? last));
        behind(() => {
          for (const { change } of page) singly({ what: 'event', id: change.id }, () => takeUp(change));
        });
      });
      return true;
    },
  };
}
