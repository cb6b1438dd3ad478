import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkBundle } from '../../firmware/build/bans/check.ts';

const bin = fileURLToPath(new URL('../../firmware/bin/lidwatch-fw.mjs', import.meta.url));
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lidwatch-fw-'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

describe('lidwatch-fw', () => {
  it('builds the first board into one script that every engine can run, and says how large it is', () => {
    const { status, stdout, stderr } = run('build', '--board', 'mdbt42q-rylr998', '--out', folder);
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(stdout).toMatch(/minified +\d+ bytes/);
    const code = readFileSync(join(folder, 'mdbt42q-rylr998.js'), 'utf8');
    expect(checkBundle(code)).toEqual([]);
    expect(code).toContain('require("Storage")');
  });

  it('names the boards when there is none of that name', () => {
    const { status, stderr } = run('build', '--board', 'mdbt42');
    expect(status).toBe(2);
    expect(stderr).toContain("board-unknown: there is no board 'mdbt42'");
    expect(stderr).toContain('mdbt42q-rylr998');
  });

  it('checks any script, with line, column and reason', () => {
    const file = join(folder, 'bad.js');
    writeFileSync(file, 'var a;\na = new Set();\n');
    const { status, stderr } = run('check', file);
    expect(status).toBe(1);
    expect(stderr).toContain('bad.js:2:9: missing-global');
  });

  it.each([[[]], [['bild']], [['build']], [['build', '--board', 'x', '--fast']], [['check']]])(
    'answers %j with the usage and exit code 2',
    (args) => {
      const { status, stderr } = run(...args);
      expect(status).toBe(2);
      expect(stderr).not.toContain('    at ');
    },
  );

  it('answers a folder that cannot be written', () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    const { status, stderr } = run('build', '--board', 'mdbt42q-rylr998', '--out', file);
    expect(status).toBe(1);
    expect(stderr).toContain('file-unwritable');
  });
});
