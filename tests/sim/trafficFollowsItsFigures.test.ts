import { createStream } from '@lidwatch/sim';
import { expect, test } from 'vitest';
import { nextArrival, STREETS, vehicle } from '../../sim/src/physics/traffic.ts';

function quantile(values: readonly number[], share: number): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length * share)] ?? 0;
}

test.each(['smooth', 'potholes'] as const)(
  'peaks on a %s street have the measured median and 95th percentile',
  (name) => {
    const random = createStream(1, name);
    const peaks = Array.from({ length: 20_000 }, () => vehicle(random, 0, STREETS[name], 1).peak);
    const { median, p95 } = STREETS[name];
    expect(Math.abs(quantile(peaks, 0.5) / median - 1)).toBeLessThan(0.03);
    expect(Math.abs(quantile(peaks, 0.95) / p95 - 1)).toBeLessThan(0.05);
  },
);

test('an axle is a burst of 50 to 150 ms, and a vehicle has two to five of them', () => {
  const random = createStream(2, 'x');
  for (let i = 0; i < 500; i += 1) {
    const { shakes } = vehicle(random, 100, STREETS.smooth, 1);
    expect(shakes.length).toBeGreaterThanOrEqual(2);
    expect(shakes.length).toBeLessThanOrEqual(5);
    for (const { start, end } of shakes) {
      expect(start).toBeGreaterThanOrEqual(100);
      expect(end - start).toBeGreaterThanOrEqual(50);
      expect(end - start).toBeLessThanOrEqual(150);
    }
  }
});

test('so many vehicles a day come as a Poisson process', () => {
  const random = createStream(3, 'x');
  const waits = Array.from({ length: 20_000 }, () => nextArrival(random, 400));
  const mean = waits.reduce((sum, wait) => sum + wait, 0) / waits.length;
  expect(Math.abs(mean / 216_000 - 1)).toBeLessThan(0.03);
  // the median of an exponential is ln 2 of its mean
  expect(Math.abs(quantile(waits, 0.5) / (mean * Math.LN2) - 1)).toBeLessThan(0.04);
  expect(nextArrival(random, 0)).toBe(Infinity);
});
