import type { Db } from './database.ts';
import { createBlockWriter } from './readingBlocks.ts';
import { READINGS, type Reading } from './types.ts';

/** Columns that a reading need not have, and where it has them. */
export const OPTIONAL_COLUMNS = [
  ...READINGS,
  ...(['trigger', 'rssi', 'snr', 'impacts', 'wakes', 'dropped', 'extra'] as const),
];

type Value = number | string;
type Insert = (values: readonly Value[]) => number | bigint;

/** Sets of columns that come up; a stranger's inventions must not fill the memory. */
const STATEMENTS = 200;

/** Stores readings in their order. A value costs as much to hand over as to store: one that is absent is not handed over. */
export function createReadingWriter(db: Db): (readings: readonly Reading[]) => void {
  const statements = new Map<number, Insert>();
  const noteBlocks = createBlockWriter(db);

  function prepare(present: number): Insert {
    const columns = OPTIONAL_COLUMNS.filter((_, i) => (present & (1 << i)) !== 0).map((name) => `"${name}"`);
    const all = ['cover', 'at', 'received_at', 'quality', 'link', ...columns];
    const statement = db.prepare(`INSERT INTO readings (${all.join(', ')}) VALUES (${all.map(() => '?').join(', ')})`);
    return (values) => statement.run(...values).lastInsertRowid;
  }

  function statementFor(present: number): Insert {
    const known = statements.get(present);
    if (known) return known;
    const insert = prepare(present);
    if (statements.size < STATEMENTS) statements.set(present, insert);
    return insert;
  }

  function write(reading: Reading): number {
    const { cover, at, receivedAt, quality, link } = reading;
    const values: Value[] = [cover, at, receivedAt, quality, link];
    let present = 0;
    for (let i = 0; i < OPTIONAL_COLUMNS.length; i += 1) {
      const value = reading[OPTIONAL_COLUMNS[i] as (typeof OPTIONAL_COLUMNS)[number]];
      if (value === undefined) continue;
      values.push(value);
      present |= 1 << i;
    }
    return Number(statementFor(present)(values));
  }

  return (readings) => {
    let last = 0;
    for (const reading of readings) last = write(reading);
    noteBlocks(readings, last);
  };
}
