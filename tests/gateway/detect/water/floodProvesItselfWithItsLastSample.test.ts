import { expect, it } from 'vitest';
import { rulesWith, series, transitionsOf } from '../../../support/detection.ts';

const MINUTE = 60_000;
const FROM = 1_000_000;

const told = (levels: readonly number[], minutes: number) =>
  transitionsOf(
    rulesWith('water.high', { raise: 200, clear: 100 }),
    'water.high',
    series('water', levels, minutes * MINUTE),
  );

it('a flood that drains to a level which needs no proof was water before it', () => {
  const levels = [2, 52, 213, 220, 222, 192, 171, 156, 135];
  expect(told(levels, 10)).toMatchObject([
    { kind: 'raised', onset: FROM + 20 * MINUTE, at: FROM + 60 * MINUTE, peak: 222 },
  ]);
});

it('an object that is gone was none, and leaves no event behind', () => {
  expect(told([2, 52, 213, 220, 222, 220, 54, 52, 50], 10)).toEqual([]);
});
