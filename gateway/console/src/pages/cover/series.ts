import type { HistoryPoint } from '../../api/coverDocuments.ts';

/** Points as a chart takes them: x in seconds, then the least, the greatest and the mean; null is a gap. */
export interface Series {
  readonly x: readonly number[];
  readonly low: readonly (number | null)[];
  readonly high: readonly (number | null)[];
  readonly mean: readonly (number | null)[];
}

export const NO_SERIES: Series = { x: [], low: [], high: [], mean: [] };

/** A silence of so many usual pauses is a gap: a line across it would claim what nobody has measured. */
const SILENT = 3.5;
/** The usual pause is that of most, not of the alerts between them. */
const USUAL = 0.75;

function usualPause(times: readonly number[]): number {
  const pauses = times.slice(1).map((at, i) => at - (times[i] ?? at));
  pauses.sort((a, b) => a - b);
  return pauses[Math.floor(pauses.length * USUAL)] ?? Number.POSITIVE_INFINITY;
}

export function seriesOf(points: readonly HistoryPoint[]): Series {
  const times = points.map(({ at }) => Date.parse(at) / 1_000);
  const longest = usualPause(times) * SILENT;
  const x: number[] = [];
  const low: (number | null)[] = [];
  const high: (number | null)[] = [];
  const mean: (number | null)[] = [];
  for (const [i, point] of points.entries()) {
    const at = times[i] ?? 0;
    const before = times[i - 1];
    if (before !== undefined && at - before > longest) {
      x.push((before + at) / 2);
      for (const list of [low, high, mean]) list.push(null);
    }
    x.push(at);
    low.push(point.min);
    high.push(point.max);
    mean.push(point.mean);
  }
  return { x, low, high, mean };
}
