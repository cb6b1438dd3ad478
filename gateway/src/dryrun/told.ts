import type { Store } from '../store/store.ts';
import type { EventRow } from '../store/types.ts';
import type { FoundEvent } from './found.ts';

const PAGE = 500;

/** As it stood at `to`: what cleared later was open then. */
function asOf(to: number, row: EventRow): FoundEvent {
  const { id, cover, rule, severity, signal, reason, onset, raisedAt, clearedAt, value, peak } = row;
  const isOpen = clearedAt === null || clearedAt > to;
  const head = { id, cover, rule, severity, signal, reason };
  return { ...head, onset, raisedAt, clearedAt: isOpen ? null : clearedAt, value, peak };
}

/**
 * The events of a cover that stand in the store, of those raised from `from` to `to`. What late samples have shown never
 * to have been is none. A step is a page.
 */
export function* readTold(
  { events }: Pick<Store, 'events'>,
  cover: string,
  from: number,
  to: number,
): Generator<void, readonly FoundEvent[]> {
  const told: FoundEvent[] = [];
  let before: number | undefined;
  for (;;) {
    const rows = events.list({ cover, limit: PAGE, from, to: to + 1, before });
    for (const row of rows) if (!row.withdrawn) told.push(asOf(to, row));
    before = rows[PAGE - 1]?.no;
    if (before === undefined) return told.reverse();
    yield;
  }
}
