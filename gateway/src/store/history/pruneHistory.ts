import type { Db } from '../database.ts';
import { blockEnd, LEVELS, type Level } from './levels.ts';
import type { Marks } from './marks.ts';

/** How long history is kept, in ms. */
export interface HistoryAges {
  readonly readingsAge: number;
  readonly minuteAge: number;
  readonly hourAge: number;
  readonly dayAge: number;
}

/** What a step has taken. */
export interface Gone {
  /** for the table of drops */
  readonly what: string;
  readonly count: number;
}

export interface HistoryPruner {
  /** Takes what is too old, at most `step` rows of each kind. */
  byAge(now: number, step: number): readonly Gone[];
  /**
   * Takes the oldest of what is told most finely, at most `step` rows. undefined where there is nothing left, nor to come:
   * readings that are not rolled up yet are waited for.
   */
  bySize(now: number, step: number): Gone | undefined;
}

/** To be run inside a transaction. A reading goes only when the roll-ups have it. */
export function createHistoryPruner(db: Db, ages: HistoryAges, marks: Marks): HistoryPruner {
  // ids are in the order of receipt: what was stored before something that is too old is too old. Only the front is looked at.
  const oldestTooOld = db
    .prepare<[number, number], number | null>(
      `SELECT max(id) FROM (SELECT id, received_at FROM readings ORDER BY id LIMIT ?) WHERE received_at < ?`,
    )
    .pluck();
  // never the newest: its id must not come again, since the mark of the roll-ups is one
  const removeReadings = db.prepare<[number, number, number]>(
    `DELETE FROM readings WHERE id IN
       (SELECT id FROM readings WHERE id <= ? AND id <= ? AND id < (SELECT max(id) FROM readings) ORDER BY id LIMIT ?)`,
  );
  const front = db.prepare<[], number>('SELECT received_at FROM readings ORDER BY id LIMIT 1').pluck();
  const newest = db.prepare<[], number>('SELECT coalesce(max(id), 0) FROM readings').pluck();
  const oldestBlock = db.prepare<[number], number | null>('SELECT min(block) FROM rollups WHERE level = ?').pluck();
  const removeRows = db.prepare<[number, number, number]>(
    `DELETE FROM rollups WHERE (level, block, cover, slot) IN
       (SELECT level, block, cover, slot FROM rollups WHERE level = ? AND block = ? LIMIT ?)`,
  );
  const age: Readonly<Record<Level['name'], number>> = {
    minute: ages.minuteAge,
    hour: ages.hourAge,
    day: ages.dayAge,
  };

  function takeReadings(upTo: number, now: number, step: number): number {
    const { changes } = removeReadings.run(upTo, marks.rolled(), step);
    // event times are not after the receive times, and receive times rise but for a clock that was set back
    if (changes > 0) marks.setWholeSince('raw', Math.min(now, front.get() ?? now));
    return changes;
  }

  /** The oldest block, or its front; blocks that end after `before` stay. */
  function takeBlock(level: Level, before: number, step: number): number {
    const block = oldestBlock.get(level.level);
    if (typeof block !== 'number' || blockEnd(level, block) > before) return 0;
    marks.setWholeSince(level.name, blockEnd(level, block));
    return removeRows.run(level.level, block, step).changes;
  }

  return {
    byAge(now, step) {
      const upTo = oldestTooOld.get(step, now - ages.readingsAge) ?? 0;
      return [
        { what: 'readings by age', count: upTo > 0 ? takeReadings(upTo, now, step) : 0 },
        ...LEVELS.map((level) => ({
          what: `${level.name} roll-ups by age`,
          count: takeBlock(level, now - age[level.name], step),
        })),
      ];
    },
    bySize(now, step) {
      const readings = takeReadings(Number.MAX_SAFE_INTEGER, now, step);
      const isWaiting = (newest.get() ?? 0) > marks.rolled();
      if (readings > 0 || isWaiting) return { what: 'readings by size', count: readings };
      for (const level of LEVELS) {
        const count = takeBlock(level, Number.POSITIVE_INFINITY, step);
        if (count > 0) return { what: `${level.name} roll-ups by size`, count };
      }
      return undefined;
    },
  };
}
