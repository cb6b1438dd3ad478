import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { lidwatch, lidwatchJson } from '../../support/cli.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

const make = (folder: string, ...more: string[]) => lidwatch('token', 'create', '--data', folder, ...more);

it('shows a token once, and keeps it nowhere', async () => {
  const folder = temporaryFolder();
  const { code, out, err } = await make(folder, '--name', 'console', '--scope', 'operator', '--expires', '90d');
  expect([code, out]).toEqual([0, expect.stringMatching(/^lidwatch_[A-Za-z0-9_-]{43}\n$/)]);
  expect(err).toContain('expires at 2026-04-01 00:00:00Z');
  const files = readdirSync(folder).map((name) => readFileSync(join(folder, name)).toString('latin1'));
  expect(files.join()).not.toContain(out.trim().slice('lidwatch_'.length));
  const listed = await lidwatch('token', 'list', '--data', folder);
  expect(listed.out).toContain('console');
  expect(listed.out).not.toContain(out.trim());
});

it('revokes one, and says where there is none; its name stays taken', async () => {
  const folder = temporaryFolder();
  await make(folder, '--name', 'console', '--scope', 'viewer');
  expect((await lidwatch('token', 'revoke', 'console', '--data', folder)).code).toBe(0);
  expect((await lidwatch('token', 'revoke', 'console', '--data', folder)).code).toBe(3);
  const { tokens } = await lidwatchJson<{ tokens: object[] }>('token', 'list', '--data', folder);
  expect(tokens).toMatchObject([{ name: 'console', scope: 'viewer', revokedAt: expect.any(Number) }]);
  expect((await make(folder, '--name', 'console', '--scope', 'admin')).code).toBe(4);
});

it('refuses what is no name, no scope and no span', async () => {
  const folder = temporaryFolder();
  for (const args of [
    ['--name', 'a b', '--scope', 'viewer'],
    ['--name', 'a', '--scope', 'root'],
    ['--name', 'a', '--scope', 'viewer', '--expires', 'soon'],
    ['--name', 'a'],
  ]) {
    expect([args, (await make(folder, ...args)).code]).toEqual([args, 2]);
  }
});
