import fc from 'fast-check';
import { expect, it } from 'vitest';
import { detect } from '../../../gateway/src/detect/detect.ts';
import { DEFAULT_RULES } from '../../../gateway/src/detect/ruleSettings.ts';
import { emptyState } from '../../../gateway/src/detect/state.ts';
import { RULE_NAMES, type Sample } from '../../../gateway/src/detect/types.ts';

const arbitrarySample: fc.Arbitrary<Sample> = fc.record(
  {
    at: fc.integer({ min: 1, max: 200 }).map((second) => second * 1000),
    tilt: fc.double({ min: 0, max: 180, noNaN: true }),
    water: fc.integer({ min: -100, max: 1000 }),
    battery: fc.integer({ min: 3000, max: 3700 }),
    hallOpen: fc.boolean(),
    floatWet: fc.boolean(),
    maintenance: fc.boolean(),
    zeroUnknown: fc.boolean(),
  },
  { requiredKeys: ['at'] },
);

it('never raises what is raised, never clears what is not, and keeps the onset of an event to its end', () => {
  fc.assert(
    fc.property(fc.array(arbitrarySample, { maxLength: 300 }), (samples) => {
      const ordered = samples.toSorted((a, b) => a.at - b.at);
      const { transitions } = detect(DEFAULT_RULES, emptyState(), ordered);
      for (const name of RULE_NAMES) {
        const ours = transitions.filter(({ rule }) => rule === name);
        for (const [i, transition] of ours.entries()) {
          expect(transition.kind).toBe(i % 2 === 0 ? 'raised' : 'cleared');
          expect(transition.onset).toBeLessThanOrEqual(transition.at);
          if (transition.kind === 'cleared') expect(transition.onset).toBe(ours[i - 1]?.onset);
          else if (i > 0) expect(transition.onset).toBeGreaterThanOrEqual(ours[i - 1]?.at ?? 0);
        }
      }
    }),
    { numRuns: 500 },
  );
});
