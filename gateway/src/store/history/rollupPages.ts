import type { Db } from '../database.ts';
import { bucketStart, type Level, placeOf, startOf } from './levels.ts';
import { HISTORY_SIGNALS, type HistorySignal, SIGNAL_NAMES } from './signals.ts';
import { mergeAll, type Summaries, type Summary } from './summary.ts';
import { decodeSummaries } from './summaryBytes.ts';
import type { Tail } from './tail.ts';
import type { HistoryPoint, HistoryQuery, PagePart } from './types.ts';

type Row = readonly [slot: number, data: Uint8Array];

/** Pages of roll-ups; what the tail adds to their buckets is added where there is one. */
export function createRollupPages(db: Db): (level: Level, query: HistoryQuery, tail?: Tail) => PagePart {
  const numberOf = db.prepare<[string], number>('SELECT no FROM history_covers WHERE cover = ?').pluck();
  const ends = db
    .prepare<[number, number], readonly [number | null, number | null]>(
      `SELECT (SELECT min(block) FROM rollups WHERE level = ?), (SELECT max(block) FROM rollups WHERE level = ?)`,
    )
    .raw();
  const read = db
    .prepare<[number, number, number, number, number], Row>(
      `SELECT slot, data FROM rollups WHERE level = ? AND block = ? AND cover = ? AND slot >= ? ORDER BY slot LIMIT ?`,
    )
    .raw();

  /** Buckets that begin within the ends, both included, the oldest first; `limit` at most. */
  function stored(level: Level, cover: number, from: number, to: number, limit: number): [number, Summaries][] {
    const [oldest, newest] = ends.get(level.level, level.level) ?? [];
    const found: [number, Summaries][] = [];
    if (typeof oldest !== 'number' || typeof newest !== 'number') return found;
    const [begin, end] = [placeOf(level, from), placeOf(level, to)];
    for (let block = Math.max(begin.block, oldest); block <= Math.min(end.block, newest); block += 1) {
      const slot = block === begin.block ? begin.slot : 0;
      for (const [at, data] of read.all(level.level, block, cover, slot, limit - found.length)) {
        const start = startOf(level, { block, slot: at });
        if (start > to) return found;
        // a damaged row counts as one without any signal, so that pages go on behind it
        found.push([start, decodeSummaries(data, start) ?? []]);
      }
      if (found.length >= limit) return found;
    }
    return found;
  }

  return (level, { cover, signal, from, to, after, limit }, tail) => {
    const begin = Math.max(bucketStart(level, from), after ? after.at + level.width : Number.NEGATIVE_INFINITY);
    const end = to - 1;
    if (begin > end) return { points: [], next: undefined };
    const number = numberOf.get(cover);
    const found = new Map(number === undefined ? [] : stored(level, number, begin, end, limit));
    const isFull = found.size === limit;
    // behind a full page others may stand before what the tail has
    const last = isFull ? Math.max(...found.keys()) : end;
    for (const [start, more] of tail?.buckets(level, cover, begin, last) ?? []) {
      const known = found.get(start);
      if (known) mergeAll(known, more);
      else found.set(start, more);
    }
    const buckets = [...found].sort(([a], [b]) => a - b);
    const page = buckets.slice(0, limit);
    const points = page.flatMap(([start, summaries]) => pointOf(signal, start, summaries) ?? []);
    const isLast = !isFull && buckets.length <= limit;
    return { points, next: isLast ? undefined : { at: page.at(-1)?.[0] ?? end, id: 0 } };
  };
}

function pointOf(signal: HistorySignal, at: number, summaries: Summaries): HistoryPoint | undefined {
  const summary: Summary | undefined = summaries[SIGNAL_NAMES.indexOf(signal)];
  if (!summary) return undefined;
  const { scale } = HISTORY_SIGNALS[signal];
  const { count, min, max, sum, last } = summary;
  const total = sum / scale;
  return { at, count, min: min / scale, max: max / scale, mean: total / count, sum: total, last: last / scale };
}
