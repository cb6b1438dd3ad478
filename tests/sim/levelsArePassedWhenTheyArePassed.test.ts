import fc from 'fast-check';
import { expect, test } from 'vitest';
import { crossings } from '../../sim/src/physics/crossings.ts';

const heights = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 2, maxLength: 12 });

test('whatever a level does, each passing is found once, at its millisecond, and up and down take turns', () => {
  fc.assert(
    fc.property(heights, fc.integer({ min: 1, max: 999 }), (points, mark) => {
      const leg = 10_000;
      const level = (t: number) => {
        const i = Math.min(points.length - 2, Math.floor(t / leg));
        const [a = 0, b = 0] = [points[i], points[i + 1]];
        return a + ((b - a) * (t - i * leg)) / leg;
      };
      const until = leg * (points.length - 1);
      const found = crossings(level, [mark], 0, until, leg);
      let over = level(0) >= mark;
      let last = 0;
      for (const { at, up } of found) {
        expect(up).toBe(!over);
        expect(at).toBeGreaterThanOrEqual(last);
        expect(level(at) >= mark).toBe(up);
        expect(level(at - 1) >= mark).toBe(!up);
        over = up;
        last = at;
      }
      expect(level(until) >= mark).toBe(over);
    }),
  );
});
