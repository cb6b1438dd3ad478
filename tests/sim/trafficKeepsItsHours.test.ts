import { createStream } from '@lidwatch/sim';
import { expect, test } from 'vitest';
import { RHYTHMS, stretched } from '../../sim/src/physics/rhythm.ts';
import { nextArrival } from '../../sim/src/physics/traffic.ts';

const HOUR = 3_600_000;

test('the day of a city has as many vehicles as an even one, most of them in the rush hours', () => {
  const random = createStream(1, 'x');
  const days = 60;
  const hours = Array.from({ length: 24 }, () => 0);
  for (let t = 0; t < days * 24 * HOUR; ) {
    t += stretched(RHYTHMS.city, t, nextArrival(random, 500));
    const hour = Math.floor(t / HOUR) % 24;
    hours[hour] = (hours[hour] ?? 0) + 1;
  }
  const total = hours.reduce((sum, count) => sum + count, 0);
  expect(Math.abs(total / days / 500 - 1)).toBeLessThan(0.03);
  const count = (hour: number) => hours[hour] ?? 0;
  expect(count(8)).toBeGreaterThan(5 * count(3));
  expect(count(17)).toBeGreaterThan(count(12));
});

test('without a rhythm, or without traffic, a wait stays what it is', () => {
  expect(stretched(RHYTHMS.even, 12_345, 678)).toBe(678);
  expect(stretched(RHYTHMS.city, 12_345, Infinity)).toBe(Infinity);
});
