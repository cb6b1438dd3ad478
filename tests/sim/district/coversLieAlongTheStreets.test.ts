import { createDistrict } from '@lidwatch/sim';
import fc from 'fast-check';
import { expect, test } from 'vitest';

test('any seed gives a few hundred covers with an address, an owner and a place of their own', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 31 }), (seed) => {
      const { covers, streets } = createDistrict(seed);
      expect(covers.length).toBeGreaterThan(140);
      expect(covers.length).toBeLessThan(320);
      for (const of of ['cover', 'asset'] as const)
        expect(new Set(covers.map((one) => one[of])).size).toBe(covers.length);
      expect(new Set(covers.map(({ unit }) => unit)).size).toBe(4);
      expect(new Set(covers.map(({ cell }) => cell)).size).toBe(12);
      const names = new Set(streets.all.map(({ name }) => name));
      expect(names.size).toBe(streets.all.length);
      for (const { address, spot } of covers) {
        expect(names).toContain(address.replace(/ \d+$/, ''));
        const aside = [...streets.xs.map((x) => spot[0] - x), ...streets.ys.map((y) => spot[1] - y)].map(Math.abs);
        // in the roadway of the street that it is named for
        expect(Math.min(...aside)).toBeLessThanOrEqual(6);
      }
    }),
    { numRuns: 40 },
  );
});
