import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startFakeRylr } from '../support/fakeRylr.ts';
import { flashNode } from '../support/flashedNode.ts';
import { has } from '../support/programs.ts';
import { createScratch } from '../support/scratch.ts';
import { lidwatchFw, startLidwatchFw } from '../support/toolRun.ts';
import { until } from '../support/until.ts';

const SOON = 30_000;

/** A folder with the script of the simulated board and its record, as `flash` leaves it. */
async function flashed(): Promise<string> {
  const { folder, said } = await flashNode();
  expect(said).toContain(`start it with: lidwatch-fw run ${folder}`);
  expect(statSync(join(folder, 'lw.provision')).mode & 0o777).toBe(0o600);
  return folder;
}

describe.skipIf(!has('socat'))('the script of the simulated board', () => {
  it('is a node on a real serial line: set up, armed, heard, and started anew', async () => {
    const folder = await flashed();
    const module = await startFakeRylr();
    const node = startLidwatchFw(['run', folder, '--port', module.path]);
    node.input.write('hall closed\n');
    await until('the node has sent its hello', SOON, () => module.sent.length > 0);
    expect(module.commands).toContain('AT+ADDRESS=120');
    expect(module.sent[0]?.address).toBe(1);
    // direction and type of the header, and the node's number
    expect(module.sent[0]?.data.subarray(1, 5).toString('hex')).toBe('00000007');

    node.input.write('jump\nreset\n');
    const sent = module.sent.length;
    const starts = () => module.commands.filter((command) => command === 'AT+ADDRESS=120').length;
    await until('it is set up again', SOON, () => starts() > 1 && module.sent.length > sent);
    expect(node.out()).toContain("what is 'jump'?");

    await module.unplug();
    await until('the line is gone', SOON, () => node.out().includes('lost'));
    await module.plugIn();
    await until('the line is back', SOON, () => node.out().lastIndexOf('open') > node.out().lastIndexOf('lost'));
    node.kill('SIGTERM');
    expect(await node.ended).toMatchObject({ code: 0, err: '' });
  }, 90_000);

  it('ends when whoever read its output has gone', async () => {
    const folder = await flashed();
    const module = await startFakeRylr();
    const node = startLidwatchFw(['run', folder, '--port', module.path]);
    await until('the node runs', SOON, () => node.out().includes('the node runs'));
    node.stopReading();
    // each is answered with a line that nobody reads
    node.input.write('jump\njump\n');
    expect(await node.ended).toMatchObject({ code: 0 });
  }, 90_000);

  it('ends with a coded error, and lets go of the port, where it throws at its start', async () => {
    const folder = await flashed();
    writeFileSync(join(folder, 'lidwatch.js'), 'nonsense(');
    const module = await startFakeRylr();
    const { code, err } = await startLidwatchFw(['run', folder, '--port', module.path]).ended;
    expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining('engine-failed') });
  }, 60_000);

  it('is refused where there is no node to run', async () => {
    const { folder } = createScratch();
    const { code, err } = await lidwatchFw('run', folder, '--port', '/dev/null');
    expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining('file-unreadable') });
  });
});
