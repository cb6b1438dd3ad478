import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DEFAULT_RULES } from '../../../gateway/src/detect/ruleSettings.ts';
import { atReference, COLD_LOSS, COLDEST, REFERENCE } from '../../../gateway/src/detect/rules/batteryLow.ts';
import { transitionsOf } from '../../support/detection.ts';

/** Half a day apart, as statuses are; the cell loses what the rule assumes that it loses. */
function week(millivolts: number, temperatures: readonly number[]) {
  const samples = temperatures.map((temperature, i) => {
    const lost = COLD_LOSS * Math.max(0, REFERENCE - temperature);
    return { at: 1_000_000 + i * 43_200_000, battery: Math.round(millivolts - lost), temperature };
  });
  return transitionsOf(DEFAULT_RULES, 'battery.low', samples);
}

it('raises nothing in the cold that it would not raise in the warm', () => {
  expect(week(3_340, [-25, -20, -25, -18, -25, -20])).toEqual([]);
  const temperature = fc.integer({ min: COLDEST, max: REFERENCE });
  fc.assert(
    fc.property(fc.integer({ min: 3_000, max: 3_650 }), fc.array(temperature, { maxLength: 12 }), (level, cold) => {
      const warm = cold.map(() => REFERENCE);
      expect(week(level, cold).map(({ kind, at }) => [kind, at])).toEqual(
        week(level, warm).map(({ kind, at }) => [kind, at]),
      );
    }),
  );
});

it('raises for an empty cell in the cold, and tells the voltage at 20 degC', () => {
  expect(week(3_280, [-10, -10, -10])).toMatchObject([{ kind: 'raised', value: 3_280, peak: 3_280 }]);
});

it('does not clear because the sun came out', () => {
  expect(week(3_280, [-10, -10, -10, 15, 20, 20]).map(({ kind }) => kind)).toEqual(['raised']);
});

it('takes the voltage as it is in the warm, and where no temperature was read', () => {
  expect(atReference(3_350, 60)).toBe(3_350);
  expect(atReference(3_350, undefined)).toBe(3_350);
});

it('does not believe a temperature that talks an empty cell full', () => {
  expect(atReference(3_000, -60)).toBe(3_000 + COLD_LOSS * (REFERENCE - COLDEST));
  expect(atReference(3_000, -60)).toBeLessThan(DEFAULT_RULES['battery.low'].raise);
});
