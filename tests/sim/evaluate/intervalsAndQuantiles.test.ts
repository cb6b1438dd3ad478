import fc from 'fast-check';
import { expect, it } from 'vitest';
import { poisson, quantile, wilson } from '../../../sim/src/evaluate/compare/statistics.ts';

it('Wilson: 10 of 10 may be 72 % of all, 1 of 2 nearly anything, nothing of nothing anything', () => {
  // Newcombe, Statistics in Medicine 17 (1998), table I: 81 of 263, 15 of 148, 29 of 29
  expect(wilson(81, 263).low).toBeCloseTo(0.2553, 4);
  expect(wilson(81, 263).high).toBeCloseTo(0.3662, 4);
  expect(wilson(15, 148).low).toBeCloseTo(0.0624, 4);
  expect(wilson(15, 148).high).toBeCloseTo(0.1605, 4);
  expect(wilson(29, 29).low).toBeCloseTo(0.883, 4);
  expect(wilson(29, 29).high).toBe(1);
  expect(wilson(0, 0)).toEqual({ low: 0, high: 1 });
});

it('Garwood: the exact limits of a Poisson count', () => {
  // half the quantiles of chi squared with 2n and 2n + 2 degrees of freedom
  expect(poisson(0)).toEqual({ low: 0, high: expect.closeTo(3.6889, 3) });
  expect(poisson(1)).toEqual({ low: expect.closeTo(0.0253, 3), high: expect.closeTo(5.5716, 3) });
  expect(poisson(10)).toEqual({ low: expect.closeTo(4.7954, 3), high: expect.closeTo(18.3904, 3) });
  expect(poisson(1000).high).toBeGreaterThan(1060);
});

it('an interval holds its share or count', () => {
  fc.assert(
    fc.property(fc.nat(500), fc.nat(500), (hits, more) => {
      const { low, high } = wilson(hits, hits + more);
      const share = hits + more === 0 ? 0.5 : hits / (hits + more);
      expect(low).toBeLessThanOrEqual(share + 1e-12);
      expect(high).toBeGreaterThanOrEqual(share - 1e-12);
      expect(poisson(hits).low).toBeLessThanOrEqual(hits);
      expect(poisson(hits).high).toBeGreaterThan(hits);
    }),
  );
});

it('a quantile is a value that was measured', () => {
  expect([0, 0.5, 0.95, 0.99, 1].map((share) => quantile([1, 2, 3, 4], share))).toEqual([1, 2, 4, 4, 4]);
  expect(quantile([], 0.5)).toBeUndefined();
  const values = fc.array(fc.integer(), { minLength: 1 }).map((all) => all.toSorted((a, b) => a - b));
  fc.assert(
    fc.property(values, fc.double({ min: 0, max: 1, noNaN: true }), (sorted, share) => {
      const value = quantile(sorted, share) ?? Number.NaN;
      expect(sorted.filter((one) => one <= value).length).toBeGreaterThanOrEqual(share * sorted.length - 1e-9);
      expect(sorted).toContain(value);
    }),
  );
});
