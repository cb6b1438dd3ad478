import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startFakeRylr } from '../support/fakeRylr.ts';
import { flashNode } from '../support/flashedNode.ts';
import { has } from '../support/programs.ts';
import { startLidwatchFw } from '../support/toolRun.ts';

it.skipIf(!has('socat'))(
  'what is said of a cover and cannot be kept ends the run with a coded error',
  async () => {
    const { folder } = await flashNode();
    mkdirSync(join(folder, 'cover.txt'));
    const module = await startFakeRylr();
    const node = startLidwatchFw(['run', folder, '--port', module.path]);
    node.input.write('hall closed\n');
    const { code, err } = await node.ended;
    expect(code).toBe(1);
    expect(err).toMatch(/^lidwatch-fw: file-unwritable: .*cover\.txt: EISDIR.*\n {2}hint: .*\n$/);
  },
  60_000,
);
