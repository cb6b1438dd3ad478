import fc from 'fast-check';
import { expect, it } from 'vitest';
import { detect } from '../../../gateway/src/detect/detect.ts';
import { DEFAULT_RULES } from '../../../gateway/src/detect/ruleSettings.ts';
import { emptyState } from '../../../gateway/src/detect/state.ts';
import type { Sample } from '../../../gateway/src/detect/types.ts';
import { packRules, unpackRules } from '../../../gateway/src/store/rulesText.ts';

const sample: fc.Arbitrary<Omit<Sample, 'at'>> = fc.record(
  {
    tilt: fc.integer({ min: 0, max: 90 }),
    water: fc.integer({ min: 0, max: 600 }),
    battery: fc.integer({ min: 3000, max: 3700 }),
    hallOpen: fc.boolean(),
    maintenance: fc.boolean(),
  },
  { requiredKeys: [] },
);

it('gives back every state that detection can reach', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(sample, fc.integer({ min: -5_000, max: 60_000 })), { maxLength: 40 }), (steps) => {
      let at = 1_700_000_000_000;
      let state = emptyState();
      for (const [values, gap] of steps) {
        at += gap;
        state = detect(DEFAULT_RULES, state, [{ ...values, at }]).state;
        expect(unpackRules(packRules(state), state.newest)).toEqual(state.rules);
      }
    }),
  );
});

it('is short for a cover at rest, since it is written with every frame', () => {
  const calm = [1, 2, 3].map((n) => ({ at: n * 1_000, tilt: 1, water: 5, battery: 3_600 }));
  const { state } = detect(DEFAULT_RULES, emptyState(), calm);
  expect(packRules(state).length).toBeLessThan(80);
});
