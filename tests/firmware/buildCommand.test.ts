import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkBundle } from '../../firmware/build/bans/check.ts';
import { lidwatchFw } from '../support/firmwareCli.ts';

const bin = fileURLToPath(new URL('../../firmware/bin/lidwatch-fw.mjs', import.meta.url));
let folder = '';
let boards = '';
let out = '';

function board(name: string, budget: number, body: string): void {
  const about = `export const ABOUT = { engine: 'sim', text: 'a board for a test', budget: ${budget} };`;
  writeFileSync(join(boards, `${name}.ts`), `${about}\nexport function start(engine: any) {\n  ${body}\n}\n`);
  writeFileSync(join(boards, `${name}.md`), `# ${name}\n`);
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lidwatch-fw-'));
  boards = mkdtempSync(join(folder, 'boards-'));
  out = join(folder, 'dist');
  board('lamp', 100, 'engine(1);');
  board('tower', 20, "engine('much too long for twenty bytes');");
  board('modern', 900, 'engine(new Set([engine]));');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = lidwatchFw;

function build(...args: string[]) {
  return run('build', '--boards', boards, '--out', out, ...args);
}

describe('lidwatch-fw build', () => {
  it('writes one script that every engine can run, its source map, and a report of its size', async () => {
    const { status, stdout, stderr } = await build('--board', 'lamp');
    expect(stderr).toBe('');
    expect(status).toBe(0);
    const code = readFileSync(join(out, 'lamp.js'), 'utf8');
    expect(checkBundle(code)).toEqual([]);
    expect(code.split('\n')).toHaveLength(2);
    const map = JSON.parse(readFileSync(join(out, 'lamp.js.map'), 'utf8'));
    expect(map.sourcesContent.join()).toContain('export function start(engine: any)');
    const report = JSON.parse(readFileSync(join(out, 'lamp.size.json'), 'utf8'));
    expect(report).toMatchObject({
      name: 'lamp',
      budget: 100,
      left: 100 - code.length,
      steps: { minified: code.length },
    });
    expect(stdout).toContain(readFileSync(join(out, 'lamp.size.txt'), 'utf8').trim());
    expect(stdout).toMatch(/budget 100 bytes: \d+ left/);
  });

  it('fails for a script over its budget, and names the largest sources', async () => {
    const { status, stdout, stderr } = await build('--board', 'tower');
    expect(status).toBe(1);
    expect(stderr).toMatch(/bundle-too-large: tower: \d+ bytes are \d+ more than the budget of 20[\s\S]*tower\.ts/);
    expect(stdout).toMatch(/budget 20 bytes: \d+ too many/);
    expect(existsSync(join(out, 'tower.js.map'))).toBe(true);
  });

  it('builds every board with --all, whatever becomes of the others', async () => {
    rmSync(out, { recursive: true, force: true });
    const { status, stderr } = await build('--all');
    expect(status).toBe(1);
    expect(stderr).toMatch(/2 boards failed[\s\S]*bundle-banned: modern[\s\S]*bundle-too-large: tower/);
    expect(existsSync(join(out, 'lamp.js'))).toBe(true);
    expect(existsSync(join(out, 'modern.js'))).toBe(false);
  });

  it('names the boards when there is none of that name', async () => {
    const { status, stderr } = await build('--board', 'lmap');
    expect(status).toBe(2);
    expect(stderr).toContain("board-unknown: there is no board 'lmap'");
    expect(stderr).toContain('lamp, modern, tower');
  });

  it('answers a folder that cannot be written', async () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    const { status, stderr } = await run('build', '--board', 'lamp', '--boards', boards, '--out', file);
    expect(status).toBe(1);
    expect(stderr).toContain('file-unwritable');
  });
});

describe('lidwatch-fw', () => {
  it('is started by its launcher, which passes on the exit code', () => {
    const { status, stdout } = spawnSync(process.execPath, [bin, 'boards', '--boards', boards], { encoding: 'utf8' });
    expect(stdout).toContain('a board for a test');
    expect(status).toBe(0);
    expect(spawnSync(process.execPath, [bin, 'bild']).status).toBe(2);
  });

  it('lists the boards', async () => {
    const { status, stdout } = await run('boards', '--boards', boards);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^lamp +sim +100 bytes +a board for a test$/m);
  });

  it('says which line of the sources a column of the script means', async () => {
    await build('--board', 'lamp');
    const column = readFileSync(join(out, 'lamp.js'), 'utf8').indexOf('engine') + 1;
    const { status, stdout } = await run('where', '--boards', boards, '--board', 'lamp', '--out', out, String(column));
    expect(status).toBe(0);
    expect(stdout).toMatch(/lamp\S*\.ts:[23]:\d+\n +.*engine/);
  });

  it.each([
    ['99999', 1, 'place-unknown'],
    ['1:9', 1, 'place-unknown'],
    ['0', 2, 'usage-invalid'],
    ['here', 2, 'usage-invalid'],
  ])('answers a column that cannot be: %s', async (place, exit, code) => {
    await build('--board', 'lamp');
    const { status, stderr } = await run('where', '--boards', boards, '--board', 'lamp', '--out', out, place);
    expect(stderr).toContain(code);
    expect(status).toBe(exit);
  });

  it('asks for a build before it says where something is', async () => {
    const { status, stderr } = await run(
      'where',
      '--boards',
      boards,
      '--board',
      'lamp',
      '--out',
      join(folder, 'nowhere'),
      '5',
    );
    expect(status).toBe(1);
    expect(stderr).toMatch(/file-unreadable[\s\S]*build it first: lidwatch-fw build --board lamp/);
  });

  it('checks any script, with line, column and reason', async () => {
    const file = join(folder, 'bad.js');
    writeFileSync(file, 'var a;\na = new Set();\n');
    const { status, stderr } = await run('check', file);
    expect(status).toBe(1);
    expect(stderr).toContain('bad.js:2:9: missing-global');
  });

  it.each([
    [[]],
    [['bild']],
    [['build']],
    [['build', '--board', 'x', '--all']],
    [['build', '--board', 'x', '--fast']],
    [['check']],
    [['where', '1']],
  ])('answers %j with the usage and exit code 2', async (args) => {
    const { status, stderr } = await run(...args);
    expect(status).toBe(2);
    expect(stderr).not.toContain('    at ');
  });
});
