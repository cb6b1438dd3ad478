import { expect, it } from 'vitest';
import { DEFAULT_RULES } from '../../../../gateway/src/detect/ruleSettings.ts';
import type { Sample } from '../../../../gateway/src/detect/types.ts';
import { rulesWith, series, transitionsOf } from '../../../support/detection.ts';

const MINUTE = 60_000;
const FROM = 1_000_000;
const told = (levels: readonly number[]) => transitionsOf(DEFAULT_RULES, 'water.high', series('water', levels, MINUTE));

it('a jump that goes on rising is a flood from its first sample', () => {
  expect(told([100, 100, 330, 420, 500, 540])).toMatchObject([{ kind: 'raised', onset: FROM + 2 * MINUTE }]);
});

it('the fastest flood of New York, 222 mm in a minute, raises with the third sample', () => {
  expect(told([0, 0, 222, 400, 520, 600])).toMatchObject([
    { kind: 'raised', onset: FROM + 3 * MINUTE, at: FROM + 5 * MINUTE },
  ]);
});

it('a level that jumps and then stands is held, and is water with its first sample once it drains', () => {
  const still = Array.from({ length: 20 }, (_, i) => 600 + (i % 3));
  const draining = Array.from({ length: 12 }, (_, i) => 598 - 8 * i);
  expect(told([0, 0, 0, ...still])).toEqual([]);
  expect(told([0, 0, 0, ...still, ...draining])).toMatchObject([{ kind: 'raised', onset: FROM + 3 * MINUTE }]);
});

it('a float that is wet raises at once, whatever the level is doubted for', () => {
  const samples: Sample[] = [0, 0, 700, 701, 700].map((water, i) => ({
    at: FROM + i * MINUTE,
    water,
    floatWet: water > 300,
  }));
  expect(transitionsOf(DEFAULT_RULES, 'water.high', samples)).toMatchObject([{ kind: 'raised', signal: 'float' }]);
});

const alert = (levels: readonly number[], at: number): readonly Sample[] =>
  series('water', levels, 5_000, at).map((sample) => ({ ...sample, trigger: 'water' }));

it('of an alert hours after the last status, what matters is the minute before it', () => {
  const status = { at: FROM, water: 15 };
  const at = FROM + 6 * 3_600_000;
  const raised = (levels: readonly number[]) =>
    transitionsOf(DEFAULT_RULES, 'water.high', [status, ...alert(levels, at)]).length;
  expect(raised([304, 304, 305]), 'a slow flood').toBe(1);
  expect(raised([420, 434, 449]), 'a quick one').toBe(1);
  expect(raised([900, 902, 899]), 'a box').toBe(0);
});

it('can be set aside, or made stricter', () => {
  const box = series('water', [0, 0, 900, 901, 899, 900], MINUTE);
  const boxes = (changes: object) => transitionsOf(rulesWith('water.high', changes), 'water.high', box).length;
  expect(boxes({})).toBe(0);
  expect(boxes({ ripple: 30_000 })).toBe(1);
  const quick = series('water', [0, 60, 150, 240, 330, 420, 510], MINUTE);
  const held = (changes: object) => transitionsOf(rulesWith('water.high', changes), 'water.high', quick).length;
  expect(held({})).toBe(1);
  expect(held({ leap: 20, ripple: 10, fastest: 50 })).toBe(0);
});
