import { expect, it } from 'vitest';
import { DEFAULT_RULES } from '../../../../gateway/src/detect/ruleSettings.ts';
import { rulesWith, series, transitionsOf } from '../../../support/detection.ts';

const MINUTE = 60_000;
const HOUR = 60;
const flood = [100, 200, 310, 330, 350, 340, 300, 260, 210];
const run = (minutes: number, level: number) => Array.from({ length: minutes }, (_, i) => level + (i % 2));
const kinds = (levels: readonly number[], rules = DEFAULT_RULES) =>
  transitionsOf(rules, 'water.high', series('water', levels, MINUTE)).map(({ kind }) => kind);
const down = [160, 120, 80, 40, 20, 8];

it('not when it falls below the clear level, nor while it is dry for less than an hour', () => {
  const again = [60, 140, 220, 310, 330, 340];
  expect(kinds([...flood, ...run(3 * HOUR, 120), ...again])).toEqual(['raised']);
  expect(kinds([...flood, ...down, ...run(45, 2), ...again])).toEqual(['raised']);
});

it('but when it has been dry for an hour: then the next one is another', () => {
  const again = [60, 140, 220, 310, 330, 340];
  expect(kinds([...flood, ...down, ...run(65, 2)])).toEqual(['raised', 'cleared']);
  expect(kinds([...flood, ...down, ...run(65, 2), ...again])).toEqual(['raised', 'cleared', 'raised']);
});

it('or has stood below the clear level for half a day, where it never is dry', () => {
  expect(kinds([...flood, ...run(11 * HOUR, 120)])).toEqual(['raised']);
  expect(kinds([...flood, ...run(13 * HOUR, 120)])).toEqual(['raised', 'cleared']);
});

it('or as it is set', () => {
  expect(kinds([...flood, ...down, ...run(12, 2)], rulesWith('water.high', { dryFor: 10 * MINUTE }))).toEqual([
    'raised',
    'cleared',
  ]);
  expect(kinds([...flood, ...run(12, 120)], rulesWith('water.high', { drainFor: 0 }))).toEqual(['raised', 'cleared']);
});
