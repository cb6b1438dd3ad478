import { expect, it } from 'vitest';
import { createOrderRig } from '../../support/orderRig.ts';

const HOUR = 3_600_000;

it('says what was refused, sends it no more, and keeps to what was in force', () => {
  const rig = createOrderRig();
  rig.node.refuses.add('impactLevel');
  rig.node.reboot();
  rig.wake();
  rig.set({ impactLevel: 80 });
  rig.wake();
  expect(rig.config()).toMatchObject({
    state: 'refused',
    refused: { version: 1, result: 'outOfRange', setting: 'impactLevel' },
    settings: { impactLevel: { wanted: '800mg', inForce: '400mg' } },
  });
  for (let i = 0; i < 3; i += 1) {
    rig.clock.advance(25 * HOUR);
    rig.wake();
  }
  rig.restart();
  rig.wake();
  expect(rig.node.configs).toHaveLength(1);
});

it('tries another one, and the same once more where it is asked for again', () => {
  const rig = createOrderRig();
  rig.node.refuses.add('impactLevel');
  rig.node.reboot();
  rig.wake();
  rig.set({ impactLevel: 80 });
  rig.wake();
  rig.set({ heartbeat: 60 });
  rig.clock.advance(HOUR);
  rig.wake();
  expect(rig.config()).toMatchObject({ state: 'applied', refused: null });
  rig.set({ heartbeat: 60, impactLevel: 80 });
  rig.wake();
  expect(rig.config().state).toBe('refused');
  rig.node.refuses.clear();
  rig.set({ heartbeat: 60, impactLevel: 80 });
  expect(rig.config().state).toBe('pending');
  rig.wake();
  expect(rig.config().state).toBe('applied');
});
