import type { Shelf } from '../store/reviews.ts';
import type { Batch, EventChange, EventRow } from '../store/types.ts';

/** What is looked up of shelves that hold no more. */
export interface Shelves {
  ended(now: number): readonly Shelf[];
  /** the open event of a rule of a cover, which was told as shelved */
  shelvedEvent(shelf: Pick<Shelf, 'cover' | 'rule'>): EventRow | undefined;
}

/** Who leaves out what is shelved has not heard of it: it is told anew, and not as shelved. */
function toldAnew(row: EventRow): EventChange {
  const { id, cover, receivedAt, quality, late, raisedAt: at, reason } = row;
  const { rule, severity, signal, onset, value, peak } = row;
  const stands = { rule, severity, signal, onset, value, peak, at, kind: 'raised' } as const;
  const transition = reason === null ? stands : { ...stands, reason };
  return { id, cover, transition, receivedAt, quality, ...(late ? { late } : {}), revision: 1 };
}

/**
 * A shelf comes to its end by itself (ISA-18.2: shelving is for a time, and what is still in alarm then is an alarm like
 * any other): what stands open behind it is told anew.
 */
export function unshelve({ ended, shelvedEvent }: Shelves, now: number): Required<Pick<Batch, 'events' | 'unshelved'>> {
  const unshelved = ended(now);
  return { unshelved, events: unshelved.flatMap((shelf) => shelvedEvent(shelf) ?? []).map(toldAnew) };
}
