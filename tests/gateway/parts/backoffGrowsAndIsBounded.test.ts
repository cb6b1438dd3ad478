import { expect, it } from 'vitest';
import { createBackoff } from '../../../gateway/src/parts/backoff.ts';

it('doubles up to its ceiling, stays there, and begins again after a success', () => {
  const backoff = createBackoff({ first: 100, ceiling: 1_000, random: () => 0.999_999 });
  expect(Array.from({ length: 7 }, () => backoff.next())).toEqual([100, 200, 400, 800, 1000, 1000, 1000]);
  backoff.reset();
  expect(backoff.next()).toBe(100);
});

it('spreads the waits over the upper half of each step', () => {
  const waits = [0, 0.25, 0.75].map((x) => createBackoff({ first: 100, ceiling: 1_000, random: () => x }).next());
  expect(waits).toEqual([50, 63, 88]);
});
