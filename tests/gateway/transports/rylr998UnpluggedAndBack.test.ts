import { describe, expect, it } from 'vitest';
import { startFakeRylr } from '../../support/fakeRylr.ts';
import { has } from '../../support/programs.ts';
import { createRylrRig } from '../../support/rylrRig.ts';
import { until } from '../../support/until.ts';

describe.skipIf(!has('socat'))('a module whose cable is pulled', () => {
  it('is a state, ends what waits to be sent, and is set up again when it is back', async () => {
    const module = await startFakeRylr();
    const rig = createRylrRig(module.path);
    await rig.transport.start();
    await rig.up();
    module.answer = () => undefined;
    const result = rig.transport.send('7/bin', Uint8Array.of(0x11));
    await until('the command', 5_000, () => module.sent.length === 1);
    await module.unplug();
    expect(await result).toBe('down');
    await until('the loss is seen', 5_000, () => rig.transport.state().status === 'down');
    expect(await rig.transport.send('7/bin', Uint8Array.of(0x11))).toBe('down');

    module.answer = () => '+OK\r\n';
    module.commands.length = 0;
    await module.plugIn();
    await until('it is set up again', 20_000, () => rig.transport.state().status === 'up');
    expect(module.commands.at(0)).toBe('AT');
    module.receive(7, Uint8Array.of(0x10, 1));
    await until('a frame', 5_000, () => rig.frames.length === 1);
    expect(rig.transport.counts.get('reopened')).toBe(1);
  });
});
