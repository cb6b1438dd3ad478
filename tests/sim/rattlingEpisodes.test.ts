import { expect, test } from 'vitest';
import { DAY, live, oneCover } from './support/life.ts';

function loosened(street: string, traffic: string) {
  const event = '{ at: 5d, cover: all, loosen: { share: 80%, gain: 3x, for: 20d } }';
  const scenario = oneCover(`street: ${street}, traffic: ${traffic}`, [event]);
  return live(scenario, { until: 28 * DAY }).episodes.filter(({ rule }) => rule === 'cover.rattling');
}

test('a lid that works loose rattles from the day on which it takes far more blows than it used to', () => {
  const [rattling] = loosened('smooth', '100/day');
  expect(rattling).toMatchObject({ required: true, from: 5 * DAY, end: null });
  expect(rattling?.onset).toBeGreaterThan(6 * DAY);
  expect(rattling?.onset).toBeLessThan(25 * DAY);
});

test('where every second axle was a blow before, or hardly anybody drives, the count of blows cannot tell', () => {
  expect(loosened('potholes', '100/day')).toMatchObject([{ required: false }]);
  expect(loosened('smooth', '5/day')).toMatchObject([{ required: false }]);
});
