import { bucketStart, LEVELS, type Level } from './levels.ts';
import { SCALES, toScaled } from './signals.ts';
import { addValue, mergeAll, type Summaries } from './summary.ts';

/** What readings add to the buckets of one level, by cover and start of the bucket. */
export type Gathered = Map<string, Map<number, Summaries>>;

/**
 * Takes a reading in, the columns from `first` on being those of SIGNAL_COLUMNS. Returns how many buckets there are more.
 */
export function gatherReading(
  into: Gathered,
  level: Level,
  cover: string,
  at: number,
  row: readonly unknown[],
  first: number,
): number {
  const start = bucketStart(level, at);
  let buckets = into.get(cover);
  if (!buckets) {
    buckets = new Map();
    into.set(cover, buckets);
  }
  let summaries = buckets.get(start);
  const isNew = summaries === undefined;
  if (!summaries) {
    summaries = new Array<undefined>(SCALES.length).fill(undefined);
    buckets.set(start, summaries);
  }
  for (let signal = 0; signal < SCALES.length; signal += 1) {
    const value = row[first + signal];
    if (typeof value === 'number') addValue(summaries, signal, toScaled(value, SCALES[signal] ?? 1), at);
  }
  return isNew ? 1 : 0;
}

/** The buckets of a coarser level that the same readings make: hours of minutes, days of hours. */
export function coarser(gathered: Gathered, level: Level): Gathered {
  const result: Gathered = new Map();
  for (const [cover, buckets] of gathered) {
    const larger = new Map<number, Summaries>();
    for (const [start, summaries] of buckets) {
      const place = bucketStart(level, start);
      const known = larger.get(place);
      if (known) mergeAll(known, summaries);
      else larger.set(place, copyOf(summaries));
    }
    result.set(cover, larger);
  }
  return result;
}

function copyOf(summaries: Summaries): Summaries {
  return summaries.map((summary) => summary && { ...summary });
}

/** The level into which readings are gathered; the others are made of it. */
export const FINEST: Level = LEVELS[0] as Level;
