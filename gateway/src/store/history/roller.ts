import type { Db } from '../database.ts';
import { coarser, FINEST, type Gathered, gatherReading } from './gather.ts';
import { blockEnd, LEVELS, type Level, placeOf } from './levels.ts';
import type { Marks } from './marks.ts';
import { SIGNAL_COLUMNS } from './signals.ts';
import { mergeAll, type Summaries } from './summary.ts';
import { decodeSummaries, encodeSummaries } from './summaryBytes.ts';

/** Takes readings into the roll-ups, behind the path of the frames. */
export interface Roller {
  /** One bounded step. True where readings are left. Throws what the disk has to say; nothing is lost by it. */
  step(): boolean;
  /** readings that are not in the roll-ups yet, at most: ids may have gaps */
  behind(): number;
}

type Row = readonly [id: number, cover: string, at: number, quality: string, ...columns: (number | null)[]];

/** Readings that a step reads at most. */
const READ = 500;
/** What is gathered is written when it is so many minutes, or comes from so many readings. */
const MINUTES = 2_000;
const READINGS = 20_000;

/**
 * Readings are taken in the order of their ids behind a mark that moves in the transaction of the roll-ups, so that each
 * is taken once whatever is cut off between two steps; in which order samples come does not matter to a sum, a least,
 * a most or a latest. Several readings of a bucket are gathered in memory before its row is touched.
 */
export function createRoller(db: Db, marks: Marks): Roller {
  const read = db
    .prepare<[number, number], Row>(
      `SELECT id, cover, at, quality, ${SIGNAL_COLUMNS} FROM readings WHERE id > ? ORDER BY id LIMIT ?`,
    )
    .raw();
  const newest = db.prepare<[], number>('SELECT coalesce(max(id), 0) FROM readings').pluck();
  const write = createRowWriter(db, marks);
  let gathered: Gathered = new Map();
  let minutes = 0;
  let readings = 0;
  /** id of the last reading in `gathered`; what is gathered begins behind the mark */
  let reached: number | undefined;

  function forget(): void {
    gathered = new Map();
    minutes = 0;
    readings = 0;
    reached = undefined;
  }

  const flush = db.transaction((to: number) => {
    write(gathered);
    marks.setRolled(to);
  });

  function step(): boolean {
    reached ??= marks.rolled();
    const from = reached;
    const rows = read.all(from, READ);
    for (const row of rows) {
      // what a clock that was known to be wrong has dated is kept as a reading, and belongs into no day
      if (row[3] !== 'clock') minutes += gatherReading(gathered, FINEST, row[1], row[2], row, 4);
      reached = row[0];
    }
    readings += rows.length;
    const isAtEnd = rows.length < READ;
    if (readings > 0 && (isAtEnd || minutes >= MINUTES || readings >= READINGS)) {
      flush.immediate(reached);
      forget();
    }
    return !isAtEnd;
  }

  return {
    step() {
      try {
        return step();
      } catch (error) {
        forget();
        throw error;
      }
    },
    behind: () => Math.max(0, (newest.get() ?? 0) - marks.rolled()),
  };
}

/** Merges what was gathered into the rows of all levels. To be run inside a transaction. */
function createRowWriter(db: Db, marks: Marks): (minutes: Gathered) => void {
  const know = db.prepare('INSERT INTO history_covers (cover) VALUES (?) ON CONFLICT (cover) DO NOTHING');
  const numberOf = db.prepare<[string], number>('SELECT no FROM history_covers WHERE cover = ?').pluck();
  const key = 'level = ? AND block = ? AND cover = ? AND slot = ?';
  const get = db.prepare<[number, number, number, number], Uint8Array>(`SELECT data FROM rollups WHERE ${key}`).pluck();
  const put = db.prepare(
    `INSERT INTO rollups (level, block, cover, slot, data) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (level, block, cover, slot) DO UPDATE SET data = excluded.data`,
  );

  function coverNumber(cover: string): number {
    const known = numberOf.get(cover);
    if (known !== undefined) return known;
    know.run(cover);
    return coverNumber(cover);
  }

  function writeRow(level: Level, cover: number, start: number, summaries: Summaries): void {
    const { block, slot } = placeOf(level, start);
    const bytes = get.get(level.level, block, cover, slot);
    const known = bytes && decodeSummaries(bytes, start);
    if (known) mergeAll(known, summaries);
    put.run(level.level, block, cover, slot, encodeSummaries(known ?? summaries, start));
  }

  return (minutes) => {
    // for this once: a number that is rolled back is none
    const numbers = new Map([...minutes.keys()].map((cover) => [cover, coverNumber(cover)]));
    let gathered = minutes;
    for (const level of LEVELS) {
      if (level !== FINEST) gathered = coarser(gathered, level);
      const since = marks.wholeSince(level.name);
      for (const [cover, buckets] of gathered) {
        const no = numbers.get(cover) ?? coverNumber(cover);
        for (const [start, summaries] of buckets) {
          // the rest of this block is gone: a part of it would pass for the whole
          if (blockEnd(level, placeOf(level, start).block) > since) writeRow(level, no, start, summaries);
        }
      }
    }
  };
}
