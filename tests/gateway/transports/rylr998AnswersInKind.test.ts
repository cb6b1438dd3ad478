import { describe, expect, it } from 'vitest';
import { startFakeRylr } from '../../support/fakeRylr.ts';
import { createRylrRig } from '../../support/moduleRig.ts';
import { has } from '../../support/programs.ts';
import { until } from '../../support/until.ts';

describe.skipIf(!has('socat'))('a node that writes hex digits', () => {
  it('is understood, and answered in hex; one that writes bytes is answered in bytes', async () => {
    const module = await startFakeRylr();
    const rig = createRylrRig(module.path);
    await rig.transport.start();
    await rig.up();
    const frame = Buffer.from('10000000070001c0ffee', 'hex');
    module.receive(7, Buffer.from(frame.toString('hex').toUpperCase(), 'latin1'), -97, 5);
    module.receive(8, frame);
    await until('both frames', 5_000, () => rig.frames.length === 2);
    expect(rig.frames.map(({ bytes }) => Buffer.from(bytes).toString('hex'))).toEqual(
      Array(2).fill(frame.toString('hex')),
    );
    expect(rig.frames[0]).toMatchObject({ rssi: -97, snr: 5 });

    const answer = Uint8Array.of(0x11, 0xab);
    for (const { from } of rig.frames) expect(await rig.transport.send(from, answer)).toBe('sent');
    expect(module.sent.map(({ address, data }) => [address, data.toString('latin1')])).toEqual([
      [7, '11AB'],
      [8, '\x11\xab'],
    ]);
    // 121 bytes are 242 digits: more than the module carries
    expect(await rig.transport.send('7/hex', new Uint8Array(121))).toBe('refused');
    expect(await rig.transport.send('8/bin', new Uint8Array(121))).toBe('sent');
  });
});
