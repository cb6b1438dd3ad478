import { expect, it } from 'vitest';
import { wholeSettings } from '../../../gateway/src/orders/settings.ts';
import { createOrderRig, type OrderRig } from '../../support/orderRig.ts';

const HOUR = 3_600_000;

function setOf(rig: OrderRig, group: string | undefined, settings: Readonly<Record<string, number>>): void {
  rig.rig.store.configs.desireOfGroup(group, () => settings, rig.clock.now());
}

function regroup(rig: OrderRig, group: string | null): void {
  rig.rig.store.inventory.take([{ cover: 'C-1', change: { group } }], rig.clock.now());
}

function wake(rig: OrderRig): void {
  rig.clock.advance(HOUR);
  rig.wake();
}

it('brings a node what its group is to have, and what all are to have, and what its cover is to have before both', () => {
  const rig = createOrderRig();
  regroup(rig, 'tunnel');
  setOf(rig, undefined, { heartbeat: 60, impactLevel: 80, waterPeriod: 30 });
  setOf(rig, 'tunnel', { heartbeat: 120, impactLevel: 60 });
  rig.set({ heartbeat: 240 });
  wake(rig);
  expect(rig.node.settings).toEqual(wholeSettings({ heartbeat: 240, impactLevel: 60, waterPeriod: 30 }));
  expect(rig.config()).toMatchObject({
    state: 'applied',
    settings: {
      heartbeat: { from: 'cover C-1' },
      impactLevel: { from: 'group tunnel' },
      waterPeriod: { from: 'all covers' },
      tiltTrigger: { from: 'built in' },
    },
  });
});

it('sends what differs when the cover comes into another group, and takes it back when it is in none', () => {
  const rig = createOrderRig();
  setOf(rig, 'tunnel', { heartbeat: 120 });
  setOf(rig, 'quay', { impactLevel: 60 });
  regroup(rig, 'tunnel');
  wake(rig);
  expect(rig.node.settings).toEqual(wholeSettings({ heartbeat: 120 }));
  regroup(rig, 'quay');
  expect(rig.config().state).toBe('pending');
  wake(rig);
  expect(rig.node.settings).toEqual(wholeSettings({ impactLevel: 60 }));
  expect(rig.node.configs.at(-1)).toEqual(['heartbeat', 'impactLevel']);
  // nobody wants anything of it there, and it is to be as any other
  regroup(rig, null);
  wake(rig);
  expect(rig.node.settings).toEqual(wholeSettings({}));
  expect(rig.config()).toMatchObject({ state: 'applied', settings: { impactLevel: { from: 'built in' } } });
});

it('sends nothing to a node that already has what another layer brings', () => {
  const rig = createOrderRig();
  rig.set({ heartbeat: 120 });
  wake(rig);
  const sent = rig.node.configs.length;
  setOf(rig, undefined, { heartbeat: 120 });
  rig.set({});
  wake(rig);
  expect(rig.node.configs).toHaveLength(sent);
  expect(rig.config()).toMatchObject({ state: 'applied', settings: { heartbeat: { from: 'all covers' } } });
});

it('tries a refused configuration anew once something is set above it, or the cover comes elsewhere', () => {
  const rig = createOrderRig();
  rig.node.refuses.add('impactLevel');
  regroup(rig, 'tunnel');
  setOf(rig, 'tunnel', { impactLevel: 80 });
  wake(rig);
  expect(rig.config().state).toBe('refused');
  const sent = rig.node.configs.length;
  wake(rig);
  expect(rig.node.configs).toHaveLength(sent);
  setOf(rig, undefined, { heartbeat: 60 });
  expect(rig.config().state).toBe('pending');
  wake(rig);
  expect(rig.config().state).toBe('refused');
  regroup(rig, null);
  wake(rig);
  expect(rig.config().state).toBe('applied');
  expect(rig.node.settings.heartbeat).toBe(60);
});

it('does not take a node for refusing what it had refused under another cover', () => {
  const rig = createOrderRig();
  const { store } = rig.rig;
  rig.node.refuses.add('impactLevel');
  rig.set({ impactLevel: 80 });
  wake(rig);
  expect(rig.config().state).toBe('refused');
  store.inventory.take([{ cover: 'C-2', change: {} }], 0);
  store.configs.desire('C-2', () => ({ heartbeat: 60 }), 0);
  store.inventory.release('C-1');
  store.covers.add({ cover: 'C-2', node: rig.fake.node, key: rig.fake.key }, 0);
  store.registry.distrust();
  wake(rig);
  expect(rig.node.settings).toEqual(wholeSettings({ heartbeat: 60 }));
});
