import { describe, expect, it } from 'vitest';
import { startFakeRak } from '../../support/fakeRak.ts';
import { createRakRig } from '../../support/moduleRig.ts';
import { has } from '../../support/programs.ts';
import { until } from '../../support/until.ts';

const RADIO = 'AT+P2P=869525000:9:125:0:8:14';
/** Everything is as it should be. */
const ASKED = ['AT', 'AT+NWM=?', 'AT+LPM=?', 'AT+PRECV=0', 'AT+P2P=?', 'AT+PRECV=65534'];

async function started() {
  const fake = await startFakeRak();
  const rig = createRakRig(fake.path);
  await rig.transport.start();
  await rig.up();
  return { fake, ...rig };
}

describe.skipIf(!has('socat'))('a RAK3172', () => {
  it('is taken out of LoRaWAN mode, which restarts it, told its radio, and listens', async () => {
    const { fake } = await started();
    const told = ['AT+LPM=?', 'AT+LPM=0', 'AT+PRECV=0', 'AT+P2P=?', RADIO, 'AT+PRECV=65534'];
    expect(fake.commands).toEqual(['AT', 'AT+NWM=?', 'AT+NWM=0', 'AT', 'AT+NWM=?', ...told]);
    expect(fake.module.setting('NWM')).toBe('0');
    expect(fake.module.setting('P2P')).toBe('869525000:9:125:0:8:14');
    expect(fake.module.hear(Uint8Array.of(1), 1)).toBe(true);
  });

  it('is told to listen again when it restarts by itself, and nothing that it still has: its flash wears out', async () => {
    const { fake, states, up } = await started();
    fake.commands.length = 0;
    fake.module.restart();
    expect(fake.module.hear(Uint8Array.of(1), 1)).toBe(false);
    await until('the settings', 5_000, () => fake.commands.includes('AT+PRECV=65534'));
    await up();
    expect(fake.commands).toEqual(ASKED);
    expect(states.map(({ reason }) => reason)).toContain('the module restarted');
  });

  it('is told to listen again when it says that it has stopped', async () => {
    const { fake, up } = await started();
    fake.commands.length = 0;
    fake.print('+EVT:RXP2P RECEIVE TIMEOUT\r\n');
    await until('the settings', 5_000, () => fake.commands.includes('AT+PRECV=65534'));
    await up();
  });

  it('with old firmware, which answers the mode alone and knows no low power, is left in its mode', async () => {
    const fake = await startFakeRak({ old: true });
    const first = createRakRig(fake.path);
    await first.transport.start();
    await first.up();
    await first.transport.stop();
    fake.commands.length = 0;
    fake.answer = (command) => (command === 'AT+NWM=?' ? '0\r\n\r\nOK\r\n' : undefined);
    const rig = createRakRig(fake.path);
    await rig.transport.start();
    await rig.up();
    // it has no low power to be told of
    expect(fake.commands).toEqual([...ASKED.slice(0, 3), 'AT+LPM=0', ...ASKED.slice(3)]);
  });

  it('that refuses its radio is shown with its own words, and tried again', async () => {
    const fake = await startFakeRak();
    let refuse = true;
    fake.answer = (command) => (refuse && command === RADIO ? '\r\nAT_PARAM_ERROR\r\n' : undefined);
    const { transport, up } = createRakRig(fake.path);
    await transport.start();
    await until('the refusal', 5_000, () => transport.state().reason.includes('PARAM'));
    expect(transport.state()).toMatchObject({ status: 'down', reason: `${fake.path}: ${RADIO}: AT_PARAM_ERROR` });
    refuse = false;
    await up();
  });
});
