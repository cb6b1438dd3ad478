import { expect, it } from 'vitest';
import type { HistoryPoint } from '../../gateway/console/src/api/coverDocuments.ts';
import { linkQuality } from '../../gateway/console/src/pages/cover/linkQuality.ts';

const HOUR_MS = 3_600_000;
const FROM = Date.UTC(2026, 10, 20);

/** So many values in each hour from an hour on. */
const hours = (first: number, sums: readonly number[], counts = sums): readonly HistoryPoint[] =>
  sums.map((sum, hour) => ({
    ...{ at: new Date(FROM + (first + hour) * HOUR_MS).toISOString(), count: counts[hour] ?? 1, sum },
    ...{ min: -110, max: -90, mean: -100, last: -95 },
  }));

const some = { rssi: [], snr: [], frames: [], heartbeat: 60, from: FROM, to: FROM + 100 * HOUR_MS };

it('statuses that were to come and did not', () => {
  const { lost, expected, frames } = linkQuality({ ...some, frames: hours(0, Array(95).fill(1)) });
  expect({ expected, frames }).toEqual({ expected: 100, frames: 95 });
  expect(lost).toBeCloseTo(0.05, 9);
});

it('nothing is missed from before the node was heard first, and alerts are no gain', () => {
  expect(linkQuality({ ...some, frames: hours(60, Array(40).fill(3)) })).toMatchObject({ expected: 40, lost: 0 });
});

it('it is not told of a few, or where the heartbeat is not known', () => {
  expect(linkQuality({ ...some, frames: hours(95, [1, 1]) }).lost).toBe(undefined);
  expect(linkQuality({ ...some, heartbeat: undefined, frames: hours(0, Array(95).fill(1)) }).lost).toBe(undefined);
});

it('the mean counts each frame once', () => {
  const { rssi } = linkQuality({ ...some, rssi: hours(0, [-100, -270], [1, 3]) });
  expect(rssi).toEqual({ last: -95, mean: -92.5, min: -110 });
});
