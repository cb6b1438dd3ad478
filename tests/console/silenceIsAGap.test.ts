import { expect, it } from 'vitest';
import type { HistoryPoint } from '../../gateway/console/src/api/coverDocuments.ts';
import { seriesOf } from '../../gateway/console/src/pages/cover/series.ts';

const HOUR_MS = 3_600_000;

const points = (hours: readonly number[]): readonly HistoryPoint[] =>
  hours.map((hour) => ({
    ...{ at: new Date(hour * HOUR_MS).toISOString(), count: 2, sum: 2 * hour, last: hour },
    ...{ min: hour - 1, max: hour + 1, mean: hour },
  }));

it('where nothing was heard for long no line is drawn', () => {
  const { x, low, high, mean } = seriesOf(points([0, 1, 2, 3, 20, 21]));
  expect(mean).toEqual([0, 1, 2, 3, null, 20, 21]);
  expect(low).toEqual([-1, 0, 1, 2, null, 19, 20]);
  expect(high).toEqual([1, 2, 3, 4, null, 21, 22]);
  expect(x.map((at) => at / 3_600)).toEqual([0, 1, 2, 3, 11.5, 20, 21]);
});

it('alerts between the statuses make no gaps of the usual pauses', () => {
  const burst = [0, 6, 6.01, 6.02, 12, 18, 24, 30];
  expect(seriesOf(points(burst)).mean).not.toContain(null);
});

it('one point, or none', () => {
  expect(seriesOf(points([5])).x).toEqual([5 * 3_600]);
  expect(seriesOf([]).x).toEqual([]);
});
