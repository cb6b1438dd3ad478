import type { Db } from '../database.ts';
import { type Gathered, gatherReading } from './gather.ts';
import { bucketStart, type Level } from './levels.ts';
import type { Marks } from './marks.ts';
import { SIGNAL_COLUMNS } from './signals.ts';
import type { Summaries } from './summary.ts';

/** The readings that are committed and not yet in the roll-ups, so that an answer lacks nothing. */
export interface Tail {
  /** readings, at most: ids may have gaps */
  length(): number;
  /** what they add to the buckets of a cover that begin in the span, by start; the ends included */
  buckets(level: Level, cover: string, from: number, to: number): ReadonlyMap<number, Summaries>;
}

/** More than a tick of the roller leaves; a catch-up over years is not to be waited for. */
export const TAIL_READINGS = 20_000;

export function createTail(db: Db, marks: Marks): Tail {
  const newest = db.prepare<[], number>('SELECT coalesce(max(id), 0) FROM readings').pluck();
  // +cover: by id, which are few, and not through everything that the cover ever said
  const read = db
    .prepare<[number, number, string], readonly [at: number, ...columns: (number | null)[]]>(
      `SELECT at, ${SIGNAL_COLUMNS} FROM readings WHERE id > ? AND id <= ? AND +cover = ? AND quality <> 'clock'`,
    )
    .raw();
  return {
    length: () => Math.max(0, (newest.get() ?? 0) - marks.rolled()),
    buckets(level, cover, from, to) {
      const rolled = marks.rolled();
      const gathered: Gathered = new Map();
      for (const row of read.all(rolled, rolled + TAIL_READINGS, cover)) {
        const start = bucketStart(level, row[0]);
        if (start >= from && start <= to) gatherReading(gathered, level, cover, row[0], row, 1);
      }
      return gathered.get(cover) ?? new Map();
    },
  };
}
