import { expect, it } from 'vitest';
import type { Sample } from '../../../gateway/src/detect/types.ts';
import { PLAIN, rulesWith, series, transitionsOf } from '../../support/detection.ts';

const rules = rulesWith('water.high', {
  raise: 100,
  clear: 50,
  hold: { samples: 3 },
  clearHold: { samples: 2 },
  ...PLAIN,
});
const worked = (samples: readonly Sample[]) => samples.map((sample) => ({ ...sample, maintenance: true }));

it('raises nothing while work is expected, and starts anew afterwards', () => {
  const during = worked(series('water', [200, 200, 200, 200]));
  expect(transitionsOf(rules, 'water.high', during)).toEqual([]);
  const after = series('water', [200, 200, 200], 1000, 2_000_000);
  expect(transitionsOf(rules, 'water.high', [...during, ...after])).toMatchObject([
    { kind: 'raised', onset: 2_000_000 },
  ]);
});

it('resets what was pending, even with a sample that does not carry the signal', () => {
  const before = series('water', [200, 200]);
  const during = [{ at: 1_500_000, tilt: 0, maintenance: true }];
  const after = series('water', [200], 1000, 2_000_000);
  expect(transitionsOf(rules, 'water.high', [...before, ...after])).toHaveLength(1);
  expect(transitionsOf(rules, 'water.high', [...before, ...during, ...after])).toEqual([]);
});

it('lets what was raised before clear', () => {
  const before = series('water', [200, 200, 200]);
  const during = worked(series('water', [0, 0], 1000, 2_000_000));
  expect(transitionsOf(rules, 'water.high', [...before, ...during]).map(({ kind }) => kind)).toEqual([
    'raised',
    'cleared',
  ]);
});
