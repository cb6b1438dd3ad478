import type { HistorySignal } from '../../gateway/src/store/history/signals.ts';
import type { HistoryPoint } from '../../gateway/src/store/history/types.ts';
import type { Reading } from '../../gateway/src/store/types.ts';

const TENTHS: readonly HistorySignal[] = ['tilt', 'temperature', 'snr'];
const OF_FRAMES: readonly HistorySignal[] = ['rssi', 'snr', 'impacts', 'wakes', 'dropped'];

function valueIn(reading: Reading, signal: HistorySignal): number | undefined {
  if (signal === 'frames') return reading.flags === undefined ? undefined : 1;
  if (OF_FRAMES.includes(signal) && reading.flags === undefined) return undefined;
  return reading[signal as keyof Reading] as number | undefined;
}

/** Roll-ups as one would count them by hand: all readings of each bucket, from the first to the last. */
export function naiveHistory(readings: readonly Reading[], signal: HistorySignal, width: number): HistoryPoint[] {
  const buckets = new Map<number, { readonly at: number; readonly value: number }[]>();
  for (const reading of readings) {
    const value = valueIn(reading, signal);
    if (value === undefined || reading.quality === 'clock') continue;
    const start = Math.floor(reading.at / width) * width;
    buckets.set(start, [...(buckets.get(start) ?? []), { at: reading.at, value }]);
  }
  const scale = TENTHS.includes(signal) ? 10 : 1;
  return [...buckets]
    .toSorted(([a], [b]) => a - b)
    .map(([at, values]) => {
      const numbers = values.map(({ value }) => Math.round(value * scale));
      const sum = numbers.reduce((total, n) => total + n, 0) / scale;
      const newest = Math.max(...values.map((one) => one.at));
      const lasts = values.filter((one) => one.at === newest).map(({ value }) => value);
      return {
        at,
        count: numbers.length,
        min: Math.min(...numbers) / scale,
        max: Math.max(...numbers) / scale,
        mean: sum / numbers.length,
        sum,
        last: Math.max(...lasts),
      };
    });
}
