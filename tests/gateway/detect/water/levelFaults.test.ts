import { expect, it } from 'vitest';
import { DEFAULT_RULES } from '../../../../gateway/src/detect/ruleSettings.ts';
import { rulesWith, series, transitionsOf } from '../../../support/detection.ts';

const MINUTE = 60_000;
const run = (minutes: number, level: number, sway = 0) =>
  Array.from({ length: minutes }, (_, i) => level + (i % 3 === 1 ? sway : 0));
const told = (levels: readonly number[], rules = DEFAULT_RULES) =>
  transitionsOf(rules, 'node.fault', series('water', levels, MINUTE));

it('level-jump: a level that came too fast and stands for half an hour; gone with the object', () => {
  expect(told([...run(10, 0, 2), ...run(25, 800, 3)])).toEqual([]);
  expect(told([...run(10, 0, 2), ...run(45, 800, 3), 0, 1, 0])).toMatchObject([
    { kind: 'raised', reason: 'level-jump' },
    { kind: 'cleared', reason: 'level-jump' },
  ]);
});

it('not for one below the level that would raise an alarm', () => {
  expect(told([...run(10, 0, 2), ...run(90, 250, 3)])).toEqual([]);
});

it('not for dry ground below a level that is meant to be so low', () => {
  const rules = rulesWith('water.high', { raise: -200, clear: -300 });
  expect(told(run(30, -900, 2), rules)).toEqual([]);
});

it('level-range: nothing but codes for half an hour', () => {
  expect(told([...run(10, 0, 2), ...run(10, 9_999), 0, ...run(10, 9_999)])).toEqual([]);
  expect(told([...run(10, 0, 2), ...run(45, 9_999)])).toMatchObject([{ kind: 'raised', reason: 'level-range' }]);
});

it('not for one lost echo, however long nobody speaks of the water then', () => {
  const lost = series('water', [...run(5, 0, 2), 9_999], MINUTE);
  const silence = { at: (lost.at(-1)?.at ?? 0) + 60 * MINUTE, battery: 3_600 };
  expect(transitionsOf(DEFAULT_RULES, 'node.fault', [...lost, silence])).toEqual([]);
});

it('level-jump: a doubtful level that an alert told of, and the report of an hour later knows nothing of', () => {
  const dry = series('water', run(5, 0, 2), MINUTE);
  const seen = series('water', [700, 702, 700, 701, 700], 4_000, (dry.at(-1)?.at ?? 0) + MINUTE).map((sample) => ({
    ...sample,
    trigger: 'water' as const,
  }));
  const gone = series('water', [2, 1, 2], 60 * MINUTE, (seen.at(-1)?.at ?? 0) + 60 * MINUTE);
  expect(transitionsOf(DEFAULT_RULES, 'node.fault', [...dry, ...seen, ...gone])).toMatchObject([
    { kind: 'raised', reason: 'level-jump', at: gone[0]?.at },
    { kind: 'cleared' },
  ]);
  const soon = series('water', [2, 1, 2], MINUTE, (seen.at(-1)?.at ?? 0) + MINUTE);
  expect(transitionsOf(DEFAULT_RULES, 'node.fault', [...dry, ...seen, ...soon]), 'gone at once').toEqual([]);
});

it('level-stuck: standing water that is still to the millimetre for a day', () => {
  expect(told([...run(10, 60, 2), ...run(1_500, 64)])).toMatchObject([{ kind: 'raised', reason: 'level-stuck' }]);
  expect(told([...run(10, 0, 2), ...run(1_500, 0)]), 'dry ground').toEqual([]);
  expect(told(run(1_500, 64, 1)), 'noise').toEqual([]);
});

it('is told as soon as is set', () => {
  const rules = rulesWith('node.fault', { doubtHold: 5 * MINUTE });
  expect(told([...run(10, 0, 2), ...run(10, 800, 3)], rules)).toMatchObject([{ reason: 'level-jump' }]);
});
