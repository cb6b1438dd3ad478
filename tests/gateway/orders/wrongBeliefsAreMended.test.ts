import { configHash, RESULT } from '@lidwatch/protocol';
import { expect, it } from 'vitest';
import {
  configState,
  type Desired,
  hearConfig,
  nextConfig,
  UNKNOWN,
} from '../../../gateway/src/orders/configuration.ts';
import { wholeSettings } from '../../../gateway/src/orders/settings.ts';
import { createOrderRig } from '../../support/orderRig.ts';

const HOUR = 3_600_000;

it('configures a node again that has lost its flash', () => {
  const rig = createOrderRig();
  rig.set({ heartbeat: 60 });
  rig.wake();
  expect(rig.config().state).toBe('applied');
  rig.node.reboot(true);
  rig.wake((direction) => direction === 'up');
  expect(rig.config()).toMatchObject({ state: 'sent', hashMatches: false });
  rig.clock.advance(HOUR);
  rig.wake();
  expect(rig.config()).toMatchObject({ state: 'applied', hashMatches: true });
  expect(rig.node.settings.heartbeat).toBe(60);
});

it('notices between two configs that the node has lost what the first one brought', () => {
  const rig = createOrderRig();
  rig.set({ heartbeat: 60, impactLevel: 80 });
  let downlinks = 0;
  rig.wake((direction) => {
    if (direction === 'down') downlinks += 1;
    // the config arrives, and what it is answered by
    return downlinks < 2;
  });
  expect(rig.node.configs).toHaveLength(1);
  rig.node.settings = wholeSettings({});
  for (let i = 0; i < 3; i += 1) {
    rig.clock.advance(HOUR);
    rig.wake();
  }
  expect(rig.config()).toMatchObject({ state: 'applied', hashMatches: true });
  expect(rig.node.settings).toEqual(wholeSettings({ heartbeat: 60, impactLevel: 80 }));
});

it('does not take a config for undone that may be on its way still', () => {
  const before = configHash(wholeSettings({}));
  const hello = { type: 'hello', seq: 0, firmware: 1, cause: 1, configHash: before } as const;
  const hour: Desired = { settings: { heartbeat: 60 }, revision: 1, at: 0 };
  const back: Desired = { settings: {}, revision: 2, at: 1 };
  const known = hearConfig(hour, UNKNOWN, hello, 0);
  const sent = nextConfig(hour, known, 1);
  expect(sent).toBeDefined();
  // said before the config arrived
  const after = hearConfig(hour, sent?.configured ?? UNKNOWN, hello, 2);
  expect(configState(hour, after)).toBe('sent');
  expect(configState(back, after)).toBe('pending');
  expect(nextConfig(back, after, 3)?.message.settings).toEqual(new Map([[0, 720]]));
});

it('ends with a firmware whose hash it cannot compute, and says that the hashes differ', () => {
  const rig = createOrderRig();
  rig.node.hashShift = 7;
  rig.node.reboot();
  rig.set({ heartbeat: 60 });
  for (let i = 0; i < 6; i += 1) {
    rig.wake();
    rig.clock.advance(HOUR);
  }
  expect(rig.config()).toMatchObject({ state: 'applied', hashMatches: false });
  const sent = rig.node.configs.length;
  rig.node.reboot();
  rig.wake();
  expect(rig.node.configs).toHaveLength(sent);
});

it('learns nothing from a report of another config but the hash in it', () => {
  const hour: Desired = { settings: { heartbeat: 60 }, revision: 1, at: 0 };
  const sent = nextConfig(hour, UNKNOWN, 0);
  const report = { type: 'report', seq: 0, configVersion: 9, result: RESULT.outOfRange, badSetting: 0 } as const;
  const after = hearConfig(hour, sent?.configured ?? UNKNOWN, report, 1);
  expect(configState(hour, after)).toBe('sent');
  expect(after.reported).toEqual({ version: 9, at: 1 });
});
