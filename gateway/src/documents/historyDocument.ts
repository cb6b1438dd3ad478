import { HISTORY_SIGNALS, type HistorySignal } from '../store/history/signals.ts';
import type { History } from '../store/history/types.ts';
import { iso } from './words.ts';

/** Three decimals are finer than any sensor here; a mean has no end of its own. */
function rounded(value: number): number {
  return Number(value.toFixed(3));
}

/**
 * A signal of a cover over time, as everybody outside sees it. `at` is the event time of a reading, or the start of a minute,
 * hour or day in UTC; where nothing was said there is no point.
 */
export function historyDocument(cover: string, signal: HistorySignal, history: History) {
  const { resolution, points, wholeSince, behind } = history;
  return {
    cover,
    signal,
    unit: HISTORY_SIGNALS[signal].unit,
    resolution,
    points: points.map(({ at, count, min, max, mean, sum, last }) => ({
      ...{ at: iso(at), count, min, max, mean: rounded(mean), sum: rounded(sum), last },
    })),
    wholeSince: wholeSince === undefined ? null : iso(wholeSince),
    behind,
  };
}
