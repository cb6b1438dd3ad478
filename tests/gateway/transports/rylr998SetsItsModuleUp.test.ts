import { describe, expect, it } from 'vitest';
import { startFakeRylr } from '../../support/fakeRylr.ts';
import { createRylrRig } from '../../support/moduleRig.ts';
import { has } from '../../support/programs.ts';
import { until } from '../../support/until.ts';

const ASKED = ['AT', 'AT+ADDRESS?', 'AT+NETWORKID?', 'AT+BAND?', 'AT+PARAMETER?'];
const TOLD = ['AT+ADDRESS=1', 'AT+NETWORKID=18', 'AT+BAND=868100000', 'AT+PARAMETER=9,7,1,12'];

describe.skipIf(!has('socat'))('a RYLR998', () => {
  it('is greeted, and told address, network, band and parameter in this order', async () => {
    const module = await startFakeRylr();
    const rig = createRylrRig(module.path);
    await rig.transport.start();
    await rig.up();
    expect(module.commands[0]).toBe('AT');
    expect(module.commands.filter((command) => command.includes('='))).toEqual(TOLD);
  });

  it('is greeted again where the line began with noise', async () => {
    const module = await startFakeRylr();
    const { answer } = module;
    let first = true;
    module.answer = (command) => {
      if (!first) return answer(command);
      first = false;
      return '+ERR=2\r\n';
    };
    const rig = createRylrRig(module.path);
    await rig.transport.start();
    await rig.up();
    expect(module.commands.slice(0, 3)).toEqual(['AT', 'AT', 'AT+ADDRESS?']);
  });

  it('is asked what it has when it restarts by itself, and told what it has lost', async () => {
    const module = await startFakeRylr();
    const rig = createRylrRig(module.path);
    await rig.transport.start();
    await rig.up();
    module.commands.length = 0;
    module.settings.set('BAND', '915000000');
    module.print('+READY\r\n');
    await until('it is asked', 5_000, () => module.commands.includes('AT+PARAMETER?'));
    await rig.up();
    expect(module.commands).toEqual([...ASKED.slice(0, 4), 'AT+BAND=868100000', 'AT+PARAMETER?']);
    expect(rig.states.map(({ reason }) => reason)).toContain('the module restarted');
  });

  it('that answers no question is told everything', async () => {
    const module = await startFakeRylr();
    module.answer = (command) => (command.endsWith('?') ? '+ERR=4\r\n' : '+OK\r\n');
    const rig = createRylrRig(module.path);
    await rig.transport.start();
    await rig.up();
    expect(module.commands.filter((command) => command.includes('='))).toEqual(TOLD);
  });

  it('that refuses a setting is shown with its own words, and tried again', async () => {
    const module = await startFakeRylr();
    let refuse = true;
    module.answer = (command) => (refuse && command.startsWith('AT+NETWORKID=') ? '+ERR=4\r\n' : '+OK\r\n');
    const rig = createRylrRig(module.path);
    await rig.transport.start();
    await until('the refusal', 5_000, () => rig.transport.state().reason.includes('NETWORKID'));
    expect(rig.transport.state()).toMatchObject({
      status: 'down',
      reason: `${module.path}: AT+NETWORKID=18: +ERR=4 (unknown command)`,
    });
    refuse = false;
    await rig.up();
  });
});
