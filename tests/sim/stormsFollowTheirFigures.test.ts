import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stormWave } from '../../sim/src/physics/water.ts';

test('a storm reaches its height at its mean rate, no faster than its fastest, and drains away', () => {
  const figure = (min: number, max: number) => fc.double({ min, max, noNaN: true });
  fc.assert(
    fc.property(figure(1, 2000), figure(0.3, 71), figure(1, 20), (height, rate, times) => {
      const fastest = rate * times;
      const { points } = stormWave(height, rate, fastest, 600_000, 3_600_000);
      const top = points.find(([, level]) => level === height);
      expect(((top?.[0] ?? 0) / 60_000) * rate).toBeCloseTo(height, 6);
      let steepest = 0;
      points.forEach(([t, level], i) => {
        const before = points[i - 1];
        if (!before) return;
        expect(t).toBeGreaterThan(before[0]);
        steepest = Math.max(steepest, ((level - before[1]) / (t - before[0])) * 60_000);
      });
      expect(steepest).toBeLessThanOrEqual(fastest * 1.000001);
      expect(points.at(-1)?.[1]).toBe(0);
    }),
  );
});
