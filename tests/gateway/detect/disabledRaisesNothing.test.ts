import { expect, it } from 'vitest';
import { detect } from '../../../gateway/src/detect/detect.ts';
import { emptyState } from '../../../gateway/src/detect/state.ts';
import { PLAIN, rulesWith, series, transitionsOf } from '../../support/detection.ts';

const off = rulesWith('water.high', { enabled: false, ...PLAIN });
const flood = series('water', [400, 400, 400, 400]);
const dry = series('water', [0, 0, 0], 1000, 2_000_000);

it('raises nothing', () => {
  expect(transitionsOf(off, 'water.high', [...flood, ...dry])).toEqual([]);
});

it('lets what was raised before it was disabled clear', () => {
  const { state } = detect(rulesWith('water.high', PLAIN), emptyState(), flood);
  expect(detect(off, state, dry).transitions).toMatchObject([{ rule: 'water.high', kind: 'cleared' }]);
});
