import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { recordFault } from '../../firmware/build/provision/record.ts';
import { readProvision } from '../../firmware/src/boards/provision.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import { lidwatchFw } from '../support/toolRun.ts';

const BOARD = ['provision', '--board', 'mdbt42q-rylr998'];

interface Import {
  readonly node: number;
  readonly key: string;
}

async function provision(...args: readonly string[]) {
  const out = temporaryFolder();
  const run = await lidwatchFw(...BOARD, '--cover', 'C-0001', '--out', out, ...args);
  expect(run.err).toBe('');
  expect(run.code).toBe(0);
  const nodePath = join(out, 'C-0001.node.json');
  const importPath = join(out, 'C-0001.import.json');
  const record = readFileSync(nodePath, 'utf8');
  const toImport = JSON.parse(readFileSync(importPath, 'utf8')) as Import;
  return { run, record, toImport, nodePath, importPath };
}

describe('lidwatch-fw provision', () => {
  it('writes what the board reads', async () => {
    const { record, toImport } = await provision('--water', 'a02yyuw', '--no-hall', '--float', '--set', 'power=22');
    expect(recordFault(record)).toBe('');
    expect(readProvision(Buffer.from(record))).toMatchObject({
      node: toImport.node,
      key: toImport.key,
      radio: { gateway: 1, network: 18, band: 868_100_000, parameter: '7,7,1,12', power: 22 },
      water: 'a02yyuw',
      hall: false,
      float: true,
    });
  });

  it('writes what the gateway imports', async () => {
    const { toImport } = await provision('--name', 'Mill Lane 3');
    expect(toImport).toEqual({
      lidwatch: 1,
      cover: 'C-0001',
      name: 'Mill Lane 3',
      node: expect.any(Number) as number,
      key: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
      profile: 'sealed',
      board: 'mdbt42q-rylr998',
      link: {
        modem: 'rylr998',
        address: expect.any(Number) as number,
        network: 18,
        band: 868_100_000,
        parameter: '7,7,1,12',
      },
    });
    expect(await provision().then((one) => Object.keys(one.toImport))).not.toContain('name');
  });

  it('makes another id and another key each time, and never the id 0', async () => {
    const made = [await provision(), await provision(), await provision()].map(({ toImport }) => toImport);
    expect(new Set(made.map(({ node }) => node)).size).toBe(3);
    expect(new Set(made.map(({ key }) => key)).size).toBe(3);
    for (const { node } of made) expect(node).toBeGreaterThan(0);
  });

  it('takes an id that was chosen', async () => {
    expect((await provision('--node', '0x0000002a')).toImport.node).toBe(42);
    expect((await provision('--node', '4294967295')).toImport.node).toBe(0xffff_ffff);
  });

  it('lets nobody else read the files, whatever the umask is', async () => {
    const before = process.umask(0);
    try {
      const { nodePath, importPath } = await provision();
      for (const path of [nodePath, importPath]) expect(statSync(path).mode & 0o777).toBe(0o600);
    } finally {
      process.umask(before);
    }
  });

  it.each([
    [['--cover', 'C 1']],
    [['--cover', '../C-1']],
    [['--cover', 'C-1', '--node', '0']],
    [['--cover', 'C-1', '--node', '4294967296']],
    [['--cover', 'C-1', '--node', 'seven']],
    [['--cover', 'C-1', '--name', 'a\nb']],
    [['--cover', 'C-1', '--water', 'sonar']],
    [['--cover', 'C-1', '--modem', 'bg96']],
    [['--cover', 'C-1', '--covers', 'x.csv']],
    [['--covers', 'x.csv', '--node', '7']],
    [[]],
  ])('answers %j with exit code 2', async (args) => {
    const { code, err } = await lidwatchFw(...BOARD, '--out', temporaryFolder(), ...args);
    expect(code).toBe(2);
    expect(err).not.toContain('    at ');
  });
});
