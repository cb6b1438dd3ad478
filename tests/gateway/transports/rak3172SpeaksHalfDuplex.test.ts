import { describe, expect, it } from 'vitest';
import { startFakeRak } from '../../support/fakeRak.ts';
import { createRakRig } from '../../support/moduleRig.ts';
import { has } from '../../support/programs.ts';
import { until } from '../../support/until.ts';

const frame = Uint8Array.of(0x11, 0x0d, 0x0a, 1);
const SENDING = ['AT+PRECV=0', 'AT+PSEND=110d0a01', 'AT+PRECV=65534'];

async function started() {
  const fake = await startFakeRak();
  const rig = createRakRig(fake.path);
  await rig.transport.start();
  await rig.up();
  fake.commands.length = 0;
  return { fake, ...rig };
}

describe.skipIf(!has('socat'))('sending over a RAK3172', () => {
  it('stops listening, sends, waits until the frame is off the air, and listens again', async () => {
    const { fake, transport } = await started();
    expect(await Promise.all([transport.send('p2p', frame), transport.send('p2p', frame)])).toEqual(['sent', 'sent']);
    expect(fake.commands).toEqual([...SENDING, ...SENDING]);
    expect(fake.sent.map((data) => [...data])).toEqual([[...frame], [...frame]]);
    expect(fake.module.hear(Uint8Array.of(1), 1)).toBe(true);
  });

  it('tries again where the module is busy, and listens meanwhile', async () => {
    const { fake, transport } = await started();
    let busy = 2;
    fake.answer = (command) => {
      if (!command.startsWith('AT+PSEND') || busy === 0) return undefined;
      busy -= 1;
      return 'P2P_RX_ON already, please disable P2P RX before setting.\r\n\r\nAT_BUSY_ERROR\r\n';
    };
    expect(await transport.send('p2p', frame)).toBe('sent');
    expect(fake.commands).toEqual([...SENDING, ...SENDING, ...SENDING]);
    expect(transport.state().status).toBe('up');
  });

  it('listens again after a frame that the module refuses', async () => {
    const { fake, transport } = await started();
    fake.answer = (command) => (command.startsWith('AT+PSEND') ? '\r\nAT_PARAM_ERROR\r\n' : undefined);
    expect(await transport.send('p2p', frame)).toBe('refused');
    expect(fake.module.hear(Uint8Array.of(1), 1)).toBe(true);
    expect(transport.counts.get('refused')).toBe(1);
  });

  it('waits until the module lets itself be told to listen', async () => {
    const { fake, transport } = await started();
    let busy = 2;
    fake.answer = (command) => (command === 'AT+PRECV=65534' && busy-- > 0 ? '\r\nAT_BUSY_ERROR\r\n' : undefined);
    expect(await transport.send('p2p', frame)).toBe('sent');
    expect(fake.module.hear(Uint8Array.of(1), 1)).toBe(true);
    expect(transport.state().status).toBe('up');
  });

  it('sets the module up again where it does not', async () => {
    const { fake, transport, up } = await started();
    let deaf = true;
    fake.answer = (command) => (deaf && command === 'AT+PRECV=65534' ? '\r\nAT_ERROR\r\n' : undefined);
    expect(await transport.send('p2p', frame)).toBe('sent');
    await until('it is told anew', 5_000, () => fake.commands.includes('AT+NWM=?'));
    deaf = false;
    await up();
    expect(fake.module.hear(Uint8Array.of(1), 1)).toBe(true);
  });

  it('refuses what the module cannot carry', async () => {
    const { fake, transport } = await started();
    expect(await transport.send('p2p', new Uint8Array(251))).toBe('refused');
    expect(await transport.send('p2p', new Uint8Array(0))).toBe('refused');
    expect(fake.commands).toEqual([]);
  });

  it('hears a frame without a signal where old firmware lost that line', async () => {
    const { fake, frames } = await started();
    fake.print('+EVT:10AB\r\n');
    await until('the frame', 5_000, () => frames.length === 1);
    expect(frames[0]).not.toHaveProperty('rssi');
    expect([...(frames[0]?.bytes ?? [])]).toEqual([0x10, 0xab]);
  });
});
