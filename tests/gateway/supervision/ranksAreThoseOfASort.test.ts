import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createRanks } from '../../../gateway/src/supervision/ranks.ts';

/** The least value that so many of a hundred are at or below, found by counting. */
function naive(values: readonly number[], percent: number): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted.find((one) => sorted.filter((other) => other <= one).length * 100 >= percent * sorted.length) ?? null;
}

const values = fc.array(fc.integer({ min: 0, max: 1_000_000_000 }), { maxLength: 60 });

it('finds the median and the ninth of ten of any numbers, in whatever order they came', () => {
  fc.assert(
    fc.property(values, (some) => {
      const ranks = createRanks();
      for (const one of some) ranks.add(one);
      expect([ranks.count(), ranks.at(0.5), ranks.at(0.9)]).toEqual([some.length, naive(some, 50), naive(some, 90)]);
    }),
  );
});

it('goes on taking numbers after it was asked', () => {
  fc.assert(
    fc.property(values, values, (first, second) => {
      const ranks = createRanks();
      for (const one of first) ranks.add(one);
      ranks.at(0.5);
      for (const one of second) ranks.add(one);
      expect(ranks.at(0.9)).toBe(naive([...first, ...second], 90));
    }),
  );
});
