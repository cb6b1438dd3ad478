import { execFileSync, spawnSync } from 'node:child_process';
import { lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { has, pathOf } from '../../support/programs.ts';
import { createScratch } from '../../support/scratch.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const builder = join(root, 'scripts/package.ts');
const BUILD_TIMEOUT = 120_000;

describe.skipIf(!has('dpkg-deb'))('the Debian package', () => {
  let folder = '';
  let tree = '';
  let built = '';

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'lidwatch-test-'));
    const args = [builder, '--fast', '--out', folder];
    built = execFileSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
    const deb = join(folder, readdirSync(folder).find((name) => name.endsWith('.deb')) ?? '');
    tree = join(folder, 'tree');
    execFileSync(pathOf('dpkg-deb'), ['--raw-extract', deb, tree]);
  }, BUILD_TIMEOUT);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Without PATH, HOME or any NODE_ variable: what the package does not bring is not there. */
  function run(...args: readonly string[]) {
    const { status, stdout, stderr } = spawnSync(join(tree, 'usr/bin/lidwatch'), args, { env: {}, encoding: 'utf8' });
    return { status, stdout, stderr };
  }

  it('is told with its size', () => {
    expect(built).toMatch(/lidwatch_[\d.]+_\w+\.deb {2}\d+\.\d MB\n$/);
  });

  it('says its version', () => {
    const { version } = JSON.parse(readFileSync(join(root, 'gateway/package.json'), 'utf8')) as { version: string };
    expect(run('--version')).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' });
  });

  it('finds its own configuration right', () => {
    const { status, stdout, stderr } = run('config', 'check', join(tree, 'etc/lidwatch/gateway.yaml'));
    expect(status, stdout + stderr).toBe(0);
  });

  it('opens a database', () => {
    const data = createScratch().path('data');
    const { status, stderr } = run('cover', 'add', 'C-1', '--node', '7', '--generate-key', '--data', data);
    expect(status, stderr).toBe(0);
    expect(run('cover', 'list', '--data', data).stdout).toContain('C-1');
  });

  it('holds the unit as it is in the sources, and the configuration as a conffile', () => {
    const unit = readFileSync(join(root, 'gateway/deploy/systemd/lidwatch.service'), 'utf8');
    expect(readFileSync(join(tree, 'lib/systemd/system/lidwatch.service'), 'utf8')).toBe(unit);
    expect(readFileSync(join(tree, 'DEBIAN/conffiles'), 'utf8')).toBe('/etc/lidwatch/gateway.yaml\n');
  });

  it.each(['postinst', 'prerm', 'postrm'])('has a %s that a shell can read', (name) => {
    const { status, stderr } = spawnSync('/bin/sh', ['-n', join(tree, 'DEBIAN', name)], { encoding: 'utf8' });
    expect([status, stderr]).toEqual([0, '']);
  });

  it('names nothing outside itself', () => {
    const entries = readdirSync(join(tree, 'usr/lib/lidwatch'), { recursive: true, encoding: 'utf8' });
    const links = entries.filter((entry) => lstatSync(join(tree, 'usr/lib/lidwatch', entry)).isSymbolicLink());
    expect(links).toEqual(['node_modules/@lidwatch/protocol']);
    expect(entries.filter((entry) => /better-sqlite3\/build\/.*(?:Makefile|gypi|\.mk)$/.test(entry))).toEqual([]);
  });
});
