import { expect, it } from 'vitest';
import { DEFAULT_RULES } from '../../../../gateway/src/detect/ruleSettings.ts';
import { series, transitionsOf } from '../../../support/detection.ts';

const MINUTE = 60_000;
const RISING = [120, 160, 200, 240, 280, 320, 360, 400, 420, 430];
const FROM = 1_000_000;

const told = (levels: readonly number[]) => transitionsOf(DEFAULT_RULES, 'water.high', series('water', levels, MINUTE));

it.each([
  ['up', 2_400],
  ['down', -700],
  ['to the code for no echo', 9_999],
  ['to no number', Number.NaN],
  ['to what 5000 is for a sensor at 2.6 m', -2_394],
])('a spike %s in a rising flood neither breaks its streak nor makes its peak', (_, spike) => {
  const disturbed = RISING.toSpliced(6, 1, spike);
  expect(told(RISING)).toMatchObject([{ kind: 'raised', onset: FROM + 5 * MINUTE, at: FROM + 7 * MINUTE, peak: 400 }]);
  expect(told(disturbed)).toMatchObject([
    { kind: 'raised', onset: FROM + 5 * MINUTE, at: FROM + 8 * MINUTE, peak: 420 },
  ]);
});

it('spikes in dry weather raise nothing, however many', () => {
  const levels = Array.from({ length: 300 }, (_, i) => (i % 3 === 2 ? 1_240 : -12 + (i % 5)));
  expect(told(levels)).toEqual([]);
});

it('five in a row at one height are an object', () => {
  expect(told([-6, 1_241, 1_243, 1_242, 1_245, 1_243, 2, -3])).toEqual([]);
});
