import { expect, it } from 'vitest';
import { detect } from '../../../gateway/src/detect/detect.ts';
import { release } from '../../../gateway/src/detect/release.ts';
import { emptyState } from '../../../gateway/src/detect/state.ts';
import { PLAIN, rulesWith, series } from '../../support/detection.ts';

const rules = rulesWith('water.high', { latching: true, ...PLAIN });
const flood = series('water', [400, 450, 400]);
const dry = series('water', [0, 0, 0, 0, 0], 1000, 2_000_000);

it('stays raised when the water falls, until a person lets it go', () => {
  const { state, transitions } = detect(rules, emptyState(), [...flood, ...dry]);
  expect(transitions.map(({ kind }) => kind)).toEqual(['raised']);
  const released = release(rules, state, 'water.high', 3_000_000);
  expect(released.transitions).toMatchObject([{ kind: 'cleared', onset: 1_000_000, at: 3_000_000, peak: 450 }]);
  expect(release(rules, released.state, 'water.high', 3_000_001).transitions).toEqual([]);
});

it('is raised as a new event where the water still stands', () => {
  const { state } = detect(rules, emptyState(), flood);
  const released = release(rules, state, 'water.high', 1_100_000);
  const { transitions } = detect(rules, released.state, series('water', [400, 400, 400], 1000, 1_200_000));
  expect(transitions).toMatchObject([{ kind: 'raised', onset: 1_200_000 }]);
});
