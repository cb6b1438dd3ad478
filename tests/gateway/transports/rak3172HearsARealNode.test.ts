import { describe, expect, it } from 'vitest';
import { findModem } from '../../../firmware/build/provision/modems.ts';
import { createRak3172, type RakRadio } from '../../../firmware/src/modems/rak3172.ts';
import { checkConfig } from '../../../gateway/src/config/loadConfig.ts';
import { createFakeNode } from '../../support/fakeNode.ts';
import { startFakeRak } from '../../support/fakeRak.ts';
import { modemOnBench } from '../../support/modemBench.ts';
import { RAK } from '../../support/modemKinds.ts';
import { createRakRig } from '../../support/moduleRig.ts';
import { has } from '../../support/programs.ts';
import { until } from '../../support/until.ts';

/** A node's radio as the provisioning tool makes it, where nobody says otherwise. */
function provisioned(): RakRadio {
  const { parameters } = findModem('rak3172', 'espruino');
  const values = Object.entries(parameters).map(([name, { fallback }]) => [name, fallback?.(7)]);
  return Object.fromEntries(values) as RakRadio;
}

/** A link's radio as gateway.yaml has it, where nobody says otherwise. */
function configured() {
  const checked = checkConfig('/nowhere/gateway.yaml', 'name: a\nlinks: [{ name: r, kind: rak3172, path: /dev/a }]\n');
  const link = checked.ok ? checked.config.links[0] : undefined;
  if (link?.kind !== 'rak3172') throw new Error('not a RAK3172');
  return link;
}

describe.skipIf(!has('socat'))('a RAK3172 that nobody has configured', () => {
  it("hears the firmware's own modem driver, and is heard by it", async () => {
    const radio = provisioned();
    const fake = await startFakeRak();
    const { path: _path, name: _name, kind: _kind, ...settings } = configured();
    const { transport, frames, up } = createRakRig(fake.path, settings);
    await transport.start();
    await up();
    const air = modemOnBench(RAK, {
      create: (parts) => createRak3172({ ...parts, radio }),
      onAir: (frame, length) => void fake.module.hear(frame, length),
    });
    const node = createFakeNode(7);
    const status = node.status();
    air.send(Buffer.from(status).toString('hex'));
    air.time.advance(RAK.cold);
    await until('the frame', 5_000, () => frames.length === 1);
    expect([...(frames[0]?.bytes ?? [])]).toEqual([...status]);
    expect(frames[0]).toMatchObject({ from: 'p2p', rssi: -30, snr: 13 });
    // the same air for both
    const settingsOf = (text: string): string[] => text.split(':').slice(0, 5);
    expect(settingsOf(fake.module.setting('P2P'))).toEqual(settingsOf(air.module.setting('P2P')));

    const answer = Uint8Array.of(0x11, 0x0d, 0x0a, 0x00);
    expect(await transport.send(frames[0]?.from ?? '', answer)).toBe('sent');
    for (const data of fake.sent) air.module.hear(data, data.length);
    air.time.advance(100);
    expect(air.frames).toEqual(['110d0a00']);
  });
});
