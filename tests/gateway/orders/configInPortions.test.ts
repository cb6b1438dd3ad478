import { CONFIG_SETTINGS, configHash, MIN_LINK, RESULT } from '@lidwatch/protocol';
import type { Config } from '@lidwatch/protocol/gateway';
import { expect, it } from 'vitest';
import { type Desired, hearConfig, nextConfig, UNKNOWN } from '../../../gateway/src/orders/configuration.ts';
import { SETTING_NAMES, type SomeSettings, wholeSettings } from '../../../gateway/src/orders/settings.ts';
import { createOrderRig } from '../../support/orderRig.ts';

const desired = (settings: SomeSettings, revision = 1): Desired => ({ settings, revision, at: 0 });

it('sends nothing that nobody has asked for', () => {
  const rig = createOrderRig();
  rig.node.reboot();
  rig.wake();
  expect(rig.node.taken).not.toContain('config');
  expect(rig.config()).toMatchObject({ state: 'unset', reported: { hash: configHash(wholeSettings({})) } });
});

it('sends only what differs to a node whose hash names its settings', () => {
  const rig = createOrderRig();
  rig.node.reboot();
  rig.wake();
  rig.set({ heartbeat: 60 });
  rig.wake();
  expect(rig.node.configs).toEqual([['heartbeat']]);
  expect(rig.config()).toMatchObject({
    state: 'applied',
    hashMatches: true,
    settings: { heartbeat: { inForce: '1h' } },
  });
});

it('sends everything to a node of which nothing is known, six at a time and one behind the other', () => {
  const rig = createOrderRig();
  rig.node.settings = wholeSettings({ waterDatum: 1500 });
  rig.set({ impactLevel: 80 });
  rig.wake();
  expect(rig.node.configs).toEqual([SETTING_NAMES.slice(0, CONFIG_SETTINGS), SETTING_NAMES.slice(CONFIG_SETTINGS)]);
  expect(rig.config().state).toBe('applied');
  expect(rig.node.version).toBe(2);
  expect(rig.rig.sent.every(({ bytes }) => bytes.length <= MIN_LINK)).toBe(true);
});

it('keeps two levels together that a node judges together', () => {
  const rig = createOrderRig();
  rig.node.reboot();
  rig.wake();
  rig.set({ tiltClear: 50 });
  rig.wake();
  expect(rig.node.configs).toEqual([['tiltTrigger', 'tiltClear']]);
});

it('gives every config a version of its own, the next one, and skips 0', () => {
  const before = { ...UNKNOWN, version: 65_534 };
  const first = nextConfig(desired({}), before, 0);
  expect(first?.message.configVersion).toBe(65_535);
  const report = { type: 'report', seq: 0, configVersion: 65_535, result: RESULT.applied } as const;
  const second = first && nextConfig(desired({}), hearConfig(desired({}), first.configured, report, 1), 2);
  expect(second?.message.configVersion).toBe(1);
});

it('goes on above the version that the node reports, where it has forgotten its own', () => {
  const hello = { type: 'hello', seq: 0, firmware: 1, cause: 1, configVersion: 7, configHash: 1 } as const;
  const next = nextConfig(desired({}), hearConfig(desired({}), UNKNOWN, hello, 0), 1);
  expect(next?.message.configVersion).toBe(8);
});

it('repeats a config under its version, and gives a changed one another', () => {
  const versions: number[] = [];
  let configured = UNKNOWN;
  let now = 0;
  for (const settings of [{ heartbeat: 60 }, { heartbeat: 60 }, { heartbeat: 90 }]) {
    const next = nextConfig(desired(settings), configured, now) as { message: Config; configured: typeof UNKNOWN };
    versions.push(next.message.configVersion);
    configured = next.configured;
    now += 60_000;
  }
  expect(versions).toEqual([1, 1, 2]);
});
