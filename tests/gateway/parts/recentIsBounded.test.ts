import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createRecent } from '../../../gateway/src/parts/recent.ts';

it('always answers with the value of the key, keeps the last ones, and never more than twice the limit', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 8 }), fc.array(fc.integer({ min: 0, max: 20 })), (limit, keys) => {
      const made: number[] = [];
      const recent = createRecent<number, string>(limit);
      keys.forEach((key, i) => {
        const before = made.length;
        expect(recent.get(key, () => `v${made.push(key) && key}`)).toBe(`v${key}`);
        expect(recent.size()).toBeLessThanOrEqual(2 * limit);
        // among the last `limit` different keys: it must still have been at hand
        const lately = new Set<number>();
        for (let j = i - 1; j >= 0 && lately.size < limit; j -= 1) lately.add(keys[j] ?? -1);
        if (lately.has(key)) expect(made.length).toBe(before);
      });
    }),
  );
});
