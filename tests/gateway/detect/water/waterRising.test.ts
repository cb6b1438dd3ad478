import { expect, it } from 'vitest';
import { DEFAULT_RULES } from '../../../../gateway/src/detect/ruleSettings.ts';
import { rulesWith, series, transitionsOf } from '../../../support/detection.ts';

const MINUTE = 60_000;
const told = (levels: readonly number[], rules = DEFAULT_RULES) =>
  transitionsOf(rules, 'water.rising', series('water', levels, MINUTE));
const ramp = (from: number, to: number, rate: number) =>
  Array.from({ length: Math.floor((to - from) / rate) + 1 }, (_, i) => from + i * rate);

it('tells an overflow within half an hour before it, with the minutes that are left', () => {
  const [raised] = told(ramp(0, 1_500, 50));
  expect(raised).toMatchObject({ kind: 'raised' });
  const level = (((raised?.at ?? 0) - 1_000_000) / MINUTE) * 50;
  const left = (1_800 - level) / 50;
  // the rate is a moving mean, and lags at first
  expect(raised?.value).toBeGreaterThan(left * 0.95);
  expect(raised?.value).toBeLessThan(left * 1.25);
});

it('tells nothing of a slow rise far below, nor of a puddle that rises fast', () => {
  expect(told(ramp(0, 700, 5))).toEqual([]);
  expect(told([...ramp(0, 190, 60), 190, 190, 190])).toEqual([]);
});

it('tells nothing of noise close below the overflow', () => {
  const noise = [0, 3, -2, 1, -3, 2, 0, -1, 3, -3];
  const levels = [...ramp(1_500, 1_700, 2), ...Array.from({ length: 300 }, (_, i) => 1_700 + (noise[i % 10] ?? 0))];
  expect(told(levels, rulesWith('water.rising', { leastRate: 3 }))).toEqual([]);
});

it('is over when the water has stopped rising', () => {
  const levels = [...ramp(0, 900, 60), ...Array.from({ length: 40 }, () => 900)];
  expect(told(levels).map(({ kind }) => kind)).toEqual(['raised', 'cleared']);
});
