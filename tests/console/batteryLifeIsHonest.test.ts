import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { HistoryPoint } from '../../gateway/console/src/api/coverDocuments.ts';
import { batteryLife } from '../../gateway/console/src/pages/cover/batteryLife.ts';

const DAY_MS = 86_400_000;
const START = Date.UTC(2026, 8, 1);

/** A point a day. */
function days(values: readonly number[]): readonly HistoryPoint[] {
  return values.map((value, day) => ({
    ...{ at: new Date(START + day * DAY_MS).toISOString(), count: 1 },
    ...{ min: value, max: value, mean: value, sum: value, last: value },
  }));
}

const some = { used: days([]), battery: days([]), capacity: 13_300, level: 3_300 };

it('by the charge that was counted, where that tells enough', () => {
  const life = batteryLife({ ...some, used: days(Array.from({ length: 31 }, (_, day) => 3_000 + 10 * day)) });
  expect(life).toMatchObject({ by: 'charge', used: 3_300, perDay: 10, days: 30 });
  expect(life.by === 'charge' && life.left / DAY_MS).toBeCloseTo(1_000, 6);
});

it('a new cell begins anew: what was drawn from the old one says nothing', () => {
  const old = Array.from({ length: 40 }, (_, day) => 9_000 + 50 * day);
  const fresh = Array.from({ length: 20 }, (_, day) => 5 * day);
  expect(batteryLife({ ...some, used: days([...old, ...fresh]) })).toMatchObject({ by: 'charge', perDay: 5, used: 95 });
  // too short since then
  expect(batteryLife({ ...some, used: days([...old, 0, 5]) })).toEqual({ by: 'unknown', why: 'short' });
});

it('by the voltage where it falls, and not by one that stands', () => {
  const falling = days(Array.from({ length: 30 }, (_, day) => 3_600 - 4 * day + (day % 2)));
  const life = batteryLife({ ...some, battery: falling });
  expect(life).toMatchObject({ by: 'voltage', level: 3_300 });
  expect(life.by === 'voltage' && Math.round(life.left / DAY_MS)).toBe(46);
  const standing = days(Array.from({ length: 60 }, (_, day) => 3_600 + (day % 3) * 10));
  expect(batteryLife({ ...some, battery: standing })).toEqual({ by: 'unknown', why: 'steady' });
  expect(batteryLife({ ...some, battery: falling, level: undefined })).toEqual({ by: 'unknown', why: 'steady' });
});

it('says that it does not know', () => {
  expect(batteryLife(some)).toEqual({ by: 'unknown', why: 'nothing' });
  expect(batteryLife({ ...some, battery: days([3_600, 3_590]) })).toEqual({ by: 'unknown', why: 'short' });
});

it('whatever was told: never less than nothing, and never for ever', () => {
  const value = fc.integer({ min: 0, max: 65_535 });
  fc.assert(
    fc.property(fc.array(value, { maxLength: 90 }), fc.array(value, { maxLength: 90 }), (used, battery) => {
      const life = batteryLife({ ...some, used: days(used), battery: days(battery) });
      if (life.by === 'unknown') return;
      expect(life.left).toBeGreaterThanOrEqual(0);
      expect(life.left).toBeLessThanOrEqual(15 * 365 * DAY_MS);
    }),
  );
});
