import { describe, expect, it } from 'vitest';
import { startFakeRylr } from '../../support/fakeRylr.ts';
import { createRylrRig } from '../../support/moduleRig.ts';
import { has } from '../../support/programs.ts';
import { until } from '../../support/until.ts';

const frame = Uint8Array.of(0x11, 0x0d, 0x0a, 1);

describe.skipIf(!has('socat'))('sending over a RYLR998', () => {
  it('gives one command at a time, and hears frames between a command and its reply', async () => {
    const module = await startFakeRylr();
    const rig = createRylrRig(module.path);
    await rig.transport.start();
    await rig.up();
    module.answer = () => undefined;
    const results = [rig.transport.send('7/bin', frame), rig.transport.send('8/bin', frame)];
    await until('the first AT+SEND', 5_000, () => module.sent.length === 1);
    module.receive(9, Uint8Array.of(0x10, 42));
    await until('the frame', 5_000, () => rig.frames.length === 1);
    expect(module.sent).toHaveLength(1);
    module.answer = () => '+OK\r\n';
    module.print('+OK\r\n');
    expect(await Promise.all(results)).toEqual(['sent', 'sent']);
    expect(module.sent.map(({ address }) => address)).toEqual([7, 8]);
  });

  it('takes errors that come in pairs as the answer to one command', async () => {
    const module = await startFakeRylr();
    const rig = createRylrRig(module.path);
    await rig.transport.start();
    await rig.up();
    module.answer = () => (module.sent.length === 1 ? '+ERR=12\r\n+ERR=10\r\n' : '+OK\r\n');
    const results = [rig.transport.send('7/bin', frame), rig.transport.send('8/bin', frame)];
    expect(await Promise.all(results)).toEqual(['refused', 'sent']);
  });

  it('tries again where the frame before is still on the air', async () => {
    const module = await startFakeRylr();
    const rig = createRylrRig(module.path);
    await rig.transport.start();
    await rig.up();
    module.answer = () => (module.sent.length < 3 ? '+ERR=17\r\n' : '+OK\r\n');
    expect(await rig.transport.send('7/bin', frame)).toBe('sent');
    expect(module.sent).toHaveLength(3);
  });

  it('bounds what waits to be sent, and counts what it had to drop', async () => {
    const module = await startFakeRylr();
    const rig = createRylrRig(module.path);
    await rig.transport.start();
    await rig.up();
    module.answer = () => undefined;
    const results = Array.from({ length: 40 }, () => rig.transport.send('7/bin', frame));
    await until('the overflow', 5_000, () => rig.transport.counts.get('dropped') === 8);
    await rig.transport.stop();
    const said = await Promise.all(results);
    expect(said.filter((result) => result === 'dropped')).toHaveLength(8);
    expect(said.filter((result) => result === 'down')).toHaveLength(32);
  });

  it('does not take an error of the line for an answer where no command is pending', async () => {
    const module = await startFakeRylr();
    const rig = createRylrRig(module.path);
    await rig.transport.start();
    await rig.up();
    module.print('+ERR=2\r\n');
    await until('the noise is counted', 5_000, () => rig.transport.counts.get('noise') === 1);
    expect(await rig.transport.send('7/bin', frame)).toBe('sent');
    expect(rig.transport.state().status).toBe('up');
  });
});
