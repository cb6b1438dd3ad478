import type { Db } from '../database.ts';
import type { Places } from './places.ts';
import { type Row, readRows } from './rowBytes.ts';

/** Rows of the journal that are read back at a time. */
const GROUP = 50;
/** Where the key stands in a row of places.ts. */
const NODE_KEY = 6;
const STATE_KEY = 0;

interface JournalRow {
  id: number;
  nodes: Uint8Array | null;
  states: Uint8Array | null;
}

/**
 * Brings all that is in the journal to its places, group by group: a power cut in between leaves the places as far as they
 * were, and the rest in the journal.
 */
export function settleJournal(db: Db, places: Places): void {
  const group = db.prepare<[number], JournalRow>('SELECT id, nodes, states FROM journal ORDER BY id LIMIT ?');
  const forget = db.prepare('DELETE FROM journal WHERE id <= ?');
  const settleGroup = db.transaction((): boolean => {
    const rows = group.all(GROUP);
    const end = rows.at(-1);
    if (!end) return false;
    for (const row of newest(
      rows.map(({ nodes }) => nodes),
      NODE_KEY,
    ))
      places.putNode(row);
    for (const row of newest(
      rows.map(({ states }) => states),
      STATE_KEY,
    ))
      places.putState(row);
    forget.run(end.id);
    return rows.length === GROUP;
  });
  if (group.get(1) === undefined) return;
  while (settleGroup.immediate());
}

/** The last row of each key, in the order of the keys, which is that of the pages. */
function newest(written: readonly (Uint8Array | null)[], key: number): readonly Row[] {
  const rows = new Map<string | number, Row>();
  for (const bytes of written) {
    for (const row of bytes ? readRows(bytes) : []) rows.set(row[key] as string | number, row);
  }
  return [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}
