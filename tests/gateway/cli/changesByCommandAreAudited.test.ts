import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openDatabase } from '../../../gateway/src/store/database.ts';
import { lidwatch, lidwatchJson, lidwatchOn } from '../../support/cli.ts';
import { PASSWORD } from '../../support/people.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

/** What is done to a database, one after the other, and the entry that tells of it. */
function changes(folder: string): readonly (readonly [entry: readonly [string, string], ...command: string[]])[] {
  const table = join(folder, 'covers.csv');
  writeFileSync(table, 'cover,group\nC-2,tunnel\n');
  return [
    [['cover import', ''], 'cover', 'import', table],
    [['cover add', 'C-1'], 'cover', 'add', 'C-1', '--node', '1', '--key', '00112233445566778899aabbccddeeff'],
    [['cover config', 'C-1'], 'cover', 'config', 'C-1', 'heartbeat=30min'],
    [['cover order', 'C-1'], 'cover', 'reboot', 'C-1'],
    [['group config', 'tunnel'], 'group', 'config', 'tunnel', 'heartbeat=30min'],
    [['qr', ''], 'qr', 'C-1', '--url', 'https://covers.example', '--out', join(folder, 'sheet.html')],
    [['node release', 'C-1'], 'node', 'release', 'C-1'],
    [['open311-key create', 'app'], 'open311-key', 'create', '--name', 'app'],
    [['open311-key revoke', 'app'], 'open311-key', 'revoke', 'app'],
    [['token create', 'desk'], 'token', 'create', '--name', 'desk', '--scope', 'viewer'],
    [['token revoke', 'desk'], 'token', 'revoke', 'desk'],
    [['user add', 'ann'], 'user', 'add', 'ann', '--role', 'admin', '--password-stdin'],
    [['user add', 'bob'], 'user', 'add', 'bob', '--role', 'crew', '--password-stdin'],
    [['user set', 'bob'], 'user', 'set', 'bob', '--disable'],
    [['user password', 'bob'], 'user', 'password', 'bob', '--password-stdin'],
  ];
}

const run = (data: string, command: readonly string[]) =>
  lidwatchOn({ input: async () => PASSWORD }, ...command, '--data', data);

it('each leaves an entry, with no key in it', async () => {
  const data = temporaryFolder();
  const keys: string[] = [];
  for (const [[what], ...command] of changes(data)) {
    const { code, out, err } = await run(data, command);
    expect([command, code, err]).toEqual([command, 0, expect.any(String)]);
    if (what === 'open311-key create') keys.push(out.trim());
  }
  const { entries } = await lidwatchJson<{ entries: Record<string, string>[] }>('audit', '--data', data);
  expect(entries.map(({ what, subject }) => [what, subject]).reverse()).toEqual(changes(data).map(([entry]) => entry));
  for (const key of [...keys, '00112233445566778899aabbccddeeff', PASSWORD]) {
    expect(JSON.stringify(entries)).not.toContain(key);
  }
});

it('what changes nothing leaves none', async () => {
  const data = temporaryFolder();
  await lidwatch('cover', 'add', 'C-1', '--node', '1', '--key', '00112233445566778899aabbccddeeff', '--data', data);
  for (const command of [
    ['open311-key', 'revoke', 'nobody'],
    ['node', 'release', 'C-9'],
    ['qr', 'C-9', '--url', 'https://covers.example', '--out', join(data, 'sheet.html')],
    ['node', 'list'],
    ['open311-key', 'list'],
  ]) {
    await run(data, command);
  }
  const { entries } = await lidwatchJson<{ entries: unknown[] }>('audit', '--data', data);
  expect(entries).toHaveLength(1);
});

it('where the entry cannot be written, nothing is changed', async () => {
  const data = temporaryFolder();
  await lidwatch('open311-key', 'create', '--name', 'first', '--data', data);
  const db = openDatabase({ file: join(data, 'lidwatch.db'), create: false, waitMs: 1_000 });
  db.exec("CREATE TRIGGER no_more BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'no more'); END");
  db.close();
  for (const [, ...command] of changes(data)) expect([command, (await run(data, command)).code]).not.toContain(0);
  const at = ['--data', data];
  expect(await lidwatchJson('open311-key', 'list', ...at)).toMatchObject({ keys: [{ name: 'first' }] });
  expect(await lidwatchJson('token', 'list', ...at)).toEqual({ tokens: [] });
  expect(await lidwatchJson('user', 'list', ...at)).toEqual({ users: [] });
  expect(await lidwatchJson('cover', 'list', ...at)).toMatchObject({ covers: [] });
});
