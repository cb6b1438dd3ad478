import { describe, expect, it } from 'vitest';
import { startFakeRylr } from '../../support/fakeRylr.ts';
import { has } from '../../support/programs.ts';
import { createRylrRig } from '../../support/rylrRig.ts';
import { until } from '../../support/until.ts';

describe.skipIf(!has('socat'))('a port that is open and silent', () => {
  it('is asked; a module that answers keeps its link up, and is told its settings again', async () => {
    const module = await startFakeRylr();
    const rig = createRylrRig(module.path, { silenceMs: 200 });
    await rig.transport.start();
    await rig.up();
    const { since } = rig.transport.state();
    module.commands.length = 0;
    await until('it is asked twice', 10_000, () => module.commands.filter((command) => command === 'AT').length >= 2);
    expect(module.commands.slice(0, 3)).toEqual(['AT', 'AT+ADDRESS=1', 'AT+NETWORKID=18']);
    expect(rig.transport.state()).toMatchObject({ status: 'up', since });
    expect(rig.transport.counts.get('reopened')).toBe(0);
  });

  it('is opened anew where nobody answers, until somebody does', async () => {
    const module = await startFakeRylr();
    const rig = createRylrRig(module.path, { silenceMs: 200 });
    await rig.transport.start();
    await rig.up();
    module.answer = () => undefined;
    await until('it is given up', 15_000, () => rig.transport.state().status === 'down');
    expect(rig.transport.state().reason).toContain('no answer to AT');
    expect(rig.transport.counts.get('reopened')).toBe(1);
    module.answer = () => '+OK\r\n';
    await rig.up();
  });

  it('is not asked while frames come in', async () => {
    const module = await startFakeRylr();
    const rig = createRylrRig(module.path, { silenceMs: 600 });
    await rig.transport.start();
    await rig.up();
    module.commands.length = 0;
    for (let i = 0; i < 12; i += 1) {
      module.receive(7, Uint8Array.of(0x10, i));
      await until('the frame', 5_000, () => rig.frames.length === i + 1);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    expect(module.commands).toEqual([]);
  });
});
