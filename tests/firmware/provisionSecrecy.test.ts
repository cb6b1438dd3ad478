import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createScratch } from '../support/scratch.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import { lidwatchFw, startLidwatchFw } from '../support/toolRun.ts';

const BOARD = ['provision', '--board', 'mdbt42q-rylr998', '--cover', 'C-0001'];
const HEX_KEY = /[0-9a-f]{32}/i;

const keyIn = (folder: string): string =>
  (JSON.parse(readFileSync(join(folder, 'C-0001.import.json'), 'utf8')) as { key: string }).key;

describe("a node's key", () => {
  it('is on neither stream of the command', async () => {
    const out = temporaryFolder();
    const run = await startLidwatchFw([...BOARD, '--out', out]).ended;
    expect(run.code).toBe(0);
    expect(run.out + run.err).not.toContain(keyIn(out));
    expect(run.out + run.err).not.toMatch(HEX_KEY);
  });

  it('is printed where somebody asks for it', async () => {
    const out = temporaryFolder();
    const run = await lidwatchFw(...BOARD, '--out', out, '--show-key');
    expect(run.out).toContain(keyIn(out));
  });

  it('is in no dry run, not even where it is asked for', async () => {
    const out = temporaryFolder();
    const run = await lidwatchFw(...BOARD, '--out', out, '--show-key', '--dry-run');
    expect(run.code).toBe(0);
    expect(run.out + run.err).not.toMatch(HEX_KEY);
    expect(run.out).toContain('C-0001.node.json');
    expect(readdirSync(out)).toEqual([]);
  });

  it('is in no error: files in the way, radio files that hold one', async () => {
    const { folder, write } = createScratch();
    await lidwatchFw(...BOARD, '--out', folder);
    const key = keyIn(folder);
    const broken = write('radio.json', `{"appKey": "${key}", "power": `);
    const odd = write('odd.json', JSON.stringify({ appKey: key, power: 99 }));
    const runs = [
      await lidwatchFw(...BOARD, '--out', folder),
      await lidwatchFw(...BOARD, '--out', folder, '--radio', broken),
      await lidwatchFw(...BOARD, '--out', folder, '--radio', odd),
      await lidwatchFw(...BOARD, '--out', folder, '--set', key),
      await lidwatchFw(...BOARD, '--out', folder, '--set', `appKey=${key}`),
    ];
    for (const { code, out, err } of runs) {
      expect(code).not.toBe(0);
      expect(out + err).not.toContain(key);
    }
  });
});
