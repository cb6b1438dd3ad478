import fc from 'fast-check';
import { expect, it } from 'vitest';
import { detect } from '../../../gateway/src/detect/detect.ts';
import { emptyState } from '../../../gateway/src/detect/state.ts';
import type { Sample, Transition } from '../../../gateway/src/detect/types.ts';
import { rulesWith } from '../../support/detection.ts';

const rules = rulesWith('water.high', { hold: { samples: 2 }, clearHold: { samples: 2 } });

/** Any mixture of readings, in any order of times: late ones and equal ones among them. */
const arbitrarySample: fc.Arbitrary<Sample> = fc.record(
  {
    at: fc.integer({ min: 1, max: 60 }).map((second) => second * 1000),
    tilt: fc.constantFrom(0, 12, 20, 40, 60),
    water: fc.constantFrom(0, 250, 400),
    battery: fc.constantFrom(3200, 3350, 3500),
    hallOpen: fc.boolean(),
    floatWet: fc.boolean(),
    maintenance: fc.boolean(),
    zeroUnknown: fc.boolean(),
  },
  { requiredKeys: ['at'] },
);

it('gives the same transitions and the same state however the samples were cut into batches', () => {
  const sorted = fc.array(arbitrarySample, { maxLength: 80 }).map((all) => all.toSorted((a, b) => a.at - b.at));
  const unsorted = fc.array(arbitrarySample, { maxLength: 80 });
  fc.assert(
    fc.property(fc.oneof(sorted, unsorted), fc.array(fc.integer({ min: 1, max: 8 })), (samples, sizes) => {
      const whole = detect(rules, emptyState(), samples);
      let state = emptyState();
      const transitions: Transition[] = [];
      for (let from = 0, i = 0; from < samples.length; i += 1) {
        const size = sizes[i % Math.max(1, sizes.length)] ?? 1;
        const step = detect(rules, state, samples.slice(from, from + size));
        state = step.state;
        transitions.push(...step.transitions);
        from += size;
      }
      expect(transitions).toEqual(whole.transitions);
      expect(state).toEqual(whole.state);
    }),
    { numRuns: 1000 },
  );
});

it('goes on from a state that went through JSON, as the store keeps it', () => {
  fc.assert(
    fc.property(fc.array(arbitrarySample, { maxLength: 60 }), fc.nat(60), (samples, cut) => {
      const whole = detect(rules, emptyState(), samples);
      const first = detect(rules, emptyState(), samples.slice(0, cut));
      const kept = JSON.parse(JSON.stringify(first.state));
      const rest = detect(rules, kept, samples.slice(cut));
      expect([...first.transitions, ...rest.transitions]).toEqual(whole.transitions);
    }),
  );
});
