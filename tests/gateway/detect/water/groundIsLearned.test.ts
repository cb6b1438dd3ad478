import { expect, it } from 'vitest';
import { detect } from '../../../../gateway/src/detect/detect.ts';
import { DEFAULT_RULES } from '../../../../gateway/src/detect/ruleSettings.ts';
import { emptyState } from '../../../../gateway/src/detect/state.ts';
import { series, transitionsOf } from '../../../support/detection.ts';

const MINUTE = 60_000;
const HOUR = 60;
const DAY = 24 * HOUR;
/** a sensor that hangs so much lower than it believes, mm */
const OFFSET = 40;
const flood = [60, 100, 200, 310, 330, 350, 340, 300, 260, 210, 160, 120, 80, 40, 20, 8];
const run = (minutes: number, level: number) => Array.from({ length: minutes }, (_, i) => level + (i % 3));
const lifted = (levels: readonly number[]) => levels.map((level) => level + OFFSET);
const kinds = (levels: readonly number[]) =>
  transitionsOf(DEFAULT_RULES, 'water.high', series('water', levels, MINUTE)).map(({ kind }) => kind);
const groundAfter = (samples: ReturnType<typeof series>) =>
  detect(DEFAULT_RULES, emptyState(), samples).state.memory.level.ground;

it('where a sensor shows water on every dry day, floods are told apart all the same', () => {
  const street = [...run(3 * DAY, 0), ...flood, ...run(65, 0), ...flood, ...run(65, 0)];
  const twice = ['raised', 'cleared', 'raised', 'cleared'];
  expect(kinds(street)).toEqual(twice);
  expect(kinds(lifted(street))).toEqual(twice);
});

it('so with the noise of such a sensor', () => {
  const noisy = (levels: readonly number[]) => levels.map((level, i) => level + OFFSET / 2 + ((i * 5) % 7) - 3);
  const street = [...run(2 * DAY, 0), ...flood, ...run(65, 0), ...flood, ...run(65, 0)];
  expect(kinds(noisy(street))).toEqual(['raised', 'cleared', 'raised', 'cleared']);
});

it('a flood of days is no ground: what has fallen and stands is not gone', () => {
  expect(kinds([...run(DAY, 0), ...flood.slice(0, 6), ...run(3 * DAY, 350), 210, ...run(5 * HOUR, 120)])).toEqual([
    'raised',
  ]);
});

it('the ground goes up slowly, and down at once', () => {
  expect(groundAfter(series('water', run(DAY, 300), MINUTE))).toBeCloseTo(20, 0);
  expect(groundAfter(series('water', run(30 * DAY, 50), MINUTE))).toBeCloseTo(46, 0);
  expect(groundAfter(series('water', [...run(30 * DAY, 50), 5], MINUTE))).toBe(5);
  expect(groundAfter(series('water', [...run(30 * DAY, 50), -15], MINUTE))).toBe(0);
});

it('what one sample alone shows behind a gap is none', () => {
  expect(groundAfter(series('water', [0, 90], 10 * DAY * MINUTE))).toBe(0);
  expect(groundAfter(series('water', [90, 90, 90], 10 * DAY * MINUTE))).toBe(40);
});
