import fc from 'fast-check';
import { expect, it } from 'vitest';
import { detect } from '../../../gateway/src/detect/detect.ts';
import { DEFAULT_RULES } from '../../../gateway/src/detect/ruleSettings.ts';
import { emptyState } from '../../../gateway/src/detect/state.ts';
import { arbitraryHistory, series, toSamples } from '../../support/detection.ts';

it('does not raise again when a whole flood is replayed', () => {
  const flood = series('water', [0, 400, 400, 400, 400, 0, 0, 0], 60_000);
  const live = detect(DEFAULT_RULES, emptyState(), flood);
  expect(live.transitions.map(({ kind }) => kind)).toEqual(['raised', 'cleared']);
  expect(detect(DEFAULT_RULES, live.state, flood.slice(0, -1)).transitions).toEqual([]);
});

it('leaves a rule where it stands, whatever the late samples say', () => {
  fc.assert(
    fc.property(arbitraryHistory, arbitraryHistory, (history, past) => {
      const newest = { at: 10_000_000, water: 400 };
      const { state } = detect(DEFAULT_RULES, emptyState(), [...toSamples('water', history), newest]);
      const late = detect(DEFAULT_RULES, state, toSamples('water', past));
      expect(late.transitions).toEqual([]);
      expect(late.state).toEqual(state);
    }),
  );
});

it('takes a water series that was measured before a tilt alert, and sent after it', () => {
  const tilts = series('tilt', [20, 20, 20, 20, 20], 1000, 1_030_000);
  const waters = series('water', [400, 400, 400, 400, 400], 5000, 1_010_000);
  const { state } = detect(DEFAULT_RULES, emptyState(), tilts);
  const { transitions } = detect(DEFAULT_RULES, state, waters);
  expect(transitions).toMatchObject([{ rule: 'water.high', kind: 'raised', onset: 1_010_000 }]);
});
