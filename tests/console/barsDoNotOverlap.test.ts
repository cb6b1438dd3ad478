import fc from 'fast-check';
import { expect, it } from 'vitest';
import { laidOut, ticksOf } from '../../gateway/console/src/parts/timeLanes.ts';

const [FROM, TO] = [1_000, 2_000];
const bar = fc
  .record({ from: fc.integer({ min: 0, max: 3_000 }), lasted: fc.option(fc.nat({ max: 1_500 }), { nil: null }) })
  .map(({ from, lasted }) => ({ from, to: lasted === null ? null : from + lasted }));

it('every bar in sight is drawn once, and none on top of another', () => {
  fc.assert(
    fc.property(fc.array(bar, { maxLength: 40 }), (bars) => {
      const { rows, height } = laidOut(bars, FROM, TO);
      const inSight = bars.filter(({ from, to }) => from <= TO && (to ?? TO) >= FROM);
      expect(rows.map((one) => one.bar)).toHaveLength(inSight.length);
      for (const [i, one] of rows.entries()) {
        expect(one.row).toBeLessThan(height);
        expect(one.start).toBeGreaterThanOrEqual(0);
        for (const other of rows.slice(i + 1)) {
          if (other.row === one.row) expect(other.start).toBeGreaterThanOrEqual(one.end);
        }
      }
    }),
  );
});

it('an axis has a handful of marks, whatever it spans', () => {
  const day = 86_400_000;
  for (const length of [day / 24, day, 7 * day, 30 * day, 365 * day]) {
    const { times } = ticksOf(Date.UTC(2026, 10, 1), Date.UTC(2026, 10, 1) + length);
    expect(times.length).toBeGreaterThan(0);
    expect(times.length).toBeLessThanOrEqual(8);
  }
});
