import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { findBoard } from '../../firmware/build/boards.ts';
import { buildBoard } from '../../firmware/build/buildBoard.ts';
import { writeRecord } from '../../firmware/build/provision/record.ts';
import { startFakeRylr } from '../support/fakeRylr.ts';
import { has } from '../support/programs.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import { until } from '../support/until.ts';

const runner = fileURLToPath(new URL('../../firmware/build/sim/run.ts', import.meta.url));
const RADIO = {
  modem: 'rylr998',
  address: 120,
  gateway: 1,
  network: 18,
  band: 868_100_000,
  parameter: '9,7,1,12',
  power: 14,
};

describe.skipIf(!has('socat'))('the script of the simulated board', () => {
  it('is a node on a real serial line: set up, armed, and heard', async () => {
    const folder = temporaryFolder();
    const script = join(folder, 'sim.js');
    writeFileSync(script, (await buildBoard(await findBoard('sim'))).bundle.code);
    const key = '4c6964776174636820746573746b6579';
    const record = writeRecord({ node: 7, key, radio: RADIO, water: 'a02yyuw', hall: true, float: false });
    writeFileSync(join(folder, 'lw.provision'), record);
    const module = await startFakeRylr();
    const node = spawn(process.execPath, ['--import', 'tsx', runner, script, folder, module.path], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    onTestFinished(() => void node.kill('SIGKILL'));
    node.stdin.write('hall closed\n');
    await until('the node has sent its hello', 30_000, () => module.sent.length > 0);
    expect(module.commands).toContain('AT+ADDRESS=120');
    expect(module.sent[0]?.address).toBe(1);
    // direction and type of the header, and the node's number
    expect(module.sent[0]?.data.subarray(1, 5).toString('hex')).toBe('00000007');
  }, 60_000);
});
