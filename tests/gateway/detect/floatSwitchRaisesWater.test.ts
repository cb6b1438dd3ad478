import { expect, it } from 'vitest';
import { DEFAULT_RULES } from '../../../gateway/src/detect/ruleSettings.ts';
import { transitionsOf } from '../../support/detection.ts';

const wet = (floatWet: boolean, count: number, from: number) =>
  Array.from({ length: count }, (_, i) => ({ at: from + i * 5000, floatWet }));

it('raises water.high on a board without a level sensor, and lets it clear', () => {
  const told = transitionsOf(DEFAULT_RULES, 'water.high', [...wet(true, 3, 1000), ...wet(false, 3, 100_000)]);
  expect(told).toMatchObject([
    { kind: 'raised', signal: 'float', value: null },
    { kind: 'cleared', signal: 'float', peak: null },
  ]);
});

it('keeps the event open while it is wet, whatever the level sensor says', () => {
  const raised = wet(true, 3, 1000);
  const doubtful = Array.from({ length: 5 }, (_, i) => ({ at: 50_000 + i * 5000, floatWet: true, water: 20 }));
  expect(transitionsOf(DEFAULT_RULES, 'water.high', [...raised, ...doubtful])).toHaveLength(1);
});
