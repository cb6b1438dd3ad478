import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type SomeSettings, wholeSettings } from '../../../gateway/src/orders/settings.ts';
import { createOrderRig, type OrderRig } from '../../support/orderRig.ts';

const HOUR = 3_600_000;

/** Levels from few values, so that a change back to what was there before comes often. */
const settings: fc.Arbitrary<SomeSettings> = fc.record(
  {
    heartbeat: fc.constantFrom(60, 720),
    tiltTrigger: fc.constantFrom(150, 200),
    tiltClear: fc.constantFrom(50, 100),
    waterRaise: fc.constantFrom(300, 500),
    waterClear: fc.constantFrom(100, 200),
    waterPeriod: fc.constantFrom(60, 120),
    waterDatum: fc.constantFrom(1500, 2000),
    repeatPeriod: fc.constantFrom(300, 600),
    impactLevel: fc.constantFrom(40, 80),
  },
  { requiredKeys: [] },
);

const step = fc.oneof(
  // which of the next frames are lost, in either direction
  {
    weight: 5,
    arbitrary: fc.record({ kind: fc.constant('wake' as const), losses: fc.array(fc.boolean(), { maxLength: 8 }) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('set' as const), settings }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'restart' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'reboot' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'lose flash' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'wait' as const }) },
);

function isTrue(rig: OrderRig, wanted: SomeSettings | undefined): void {
  const { state } = rig.config();
  if (wanted === undefined) expect(state).toBe('unset');
  // until the node can say that it has lost them, nobody can know
  else if (state === 'applied' && !rig.node.isUntold) expect(rig.node.settings).toEqual(wholeSettings(wanted));
}

it('never calls applied what the node does not have, and brings it there in the end', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), settings, (steps, last) => {
      const rig = createOrderRig();
      let wanted: SomeSettings | undefined;
      for (const one of steps) {
        if (one.kind === 'wake') {
          const losses = [...one.losses];
          rig.wake(() => !losses.shift());
        } else if (one.kind === 'set') {
          wanted = one.settings;
          rig.set(wanted);
        } else if (one.kind === 'restart') rig.restart();
        else if (one.kind === 'wait') rig.clock.advance(HOUR);
        else rig.node.reboot(one.kind === 'lose flash');
        isTrue(rig, wanted);
      }
      rig.set(last);
      for (let i = 0; i < 4; i += 1) {
        rig.clock.advance(25 * HOUR);
        rig.wake();
      }
      expect(rig.config()).toMatchObject({ state: 'applied', hashMatches: true });
      expect(rig.node.settings).toEqual(wholeSettings(last));
      const { counters } = rig.node;
      expect(counters).toEqual([...new Set(counters)].sort((a, b) => a - b));
      // what is in force is sent no more
      const before = rig.node.taken.filter((type) => type === 'config').length;
      rig.clock.advance(25 * HOUR);
      rig.wake();
      expect(rig.node.taken.filter((type) => type === 'config')).toHaveLength(before);
    }),
    { numRuns: 30 },
  );
});
