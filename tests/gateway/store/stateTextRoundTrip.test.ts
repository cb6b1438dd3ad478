import fc from 'fast-check';
import { expect, it } from 'vitest';
import { detect } from '../../../gateway/src/detect/detect.ts';
import { DEFAULT_RULES } from '../../../gateway/src/detect/ruleSettings.ts';
import { emptyState } from '../../../gateway/src/detect/state.ts';
import type { Sample } from '../../../gateway/src/detect/types.ts';
import { packStates, textOf, unpacked } from '../../../gateway/src/store/calmState.ts';
import { packState, unpackState } from '../../../gateway/src/store/stateText.ts';

const sample: fc.Arbitrary<Omit<Sample, 'at'>> = fc.record(
  {
    tilt: fc.integer({ min: 0, max: 90 }),
    water: fc.integer({ min: 0, max: 600 }),
    battery: fc.integer({ min: 3000, max: 3700 }),
    temperature: fc.integer({ min: -60, max: 60 }),
    impacts: fc.integer({ min: 0, max: 40 }),
    motionFault: fc.boolean(),
    trigger: fc.constantFrom('slide', 'lift', 'recovered'),
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
        state = { ...detect(DEFAULT_RULES, state, [{ ...values, at }]).state, loss: 0.0625, stamp: 77 };
        const { rules, memory, loss, stamp } = state;
        expect(unpackState(packState(state))).toEqual({ rules, memory, loss, stamp });
        const [packed = ''] = packStates([state]);
        expect(unpacked(packed)).toEqual({ rules, memory, loss, stamp });
        expect(textOf(packed)).toBe(packState(state));
      }
    }),
  );
});

it('is numbers for a cover at rest, of one width, in the order in which they were handed over', () => {
  const calm = [1, 2, 3].map((n) => ({ at: n * 1_000, tilt: n, water: 5 }));
  const states = calm.map((one) => detect(DEFAULT_RULES, emptyState(), [one]).state);
  const packed = packStates(states);
  expect(packed.map((one) => (typeof one === 'string' ? 'text' : one.length))).toEqual([264, 264, 264]);
  expect(packed.map(textOf)).toEqual(states.map(packState));
});

it('is short for a cover at rest, since it is written with every frame', () => {
  const calm = [1, 2, 3].map((n) => ({ at: n * 1_000, tilt: 1, water: 5, battery: 3_600 }));
  const { state } = detect(DEFAULT_RULES, emptyState(), calm);
  expect(packState(state).length).toBeLessThan(80);
});

it('reads numbers of a version that had fewer of them', () => {
  const { state } = detect(DEFAULT_RULES, emptyState(), [{ at: 1_000, tilt: 1, water: 5 }]);
  const [packed] = packStates([state]);
  const before = (packed as Uint8Array).slice(0, 256);
  expect(unpacked(before)).toEqual(unpacked(packed as Uint8Array));
});

it('reads what versions before wrote: what was raised is raised', () => {
  const old = '{"cover.tilted":0,"water.high":["raised",1700000000000,0,0,1699999990000,412,"water"]}';
  expect(unpackState(old)).toMatchObject({
    rules: { 'water.high': { phase: 'raised', onset: 1_699_999_990_000, peak: 412, signal: 'water' } },
    stamp: 0,
  });
});
