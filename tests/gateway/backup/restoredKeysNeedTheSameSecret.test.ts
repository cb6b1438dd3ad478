import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { lidwatch, lidwatchJson } from '../../support/cli.ts';
import { createScratch } from '../../support/scratch.ts';

it('a backup keeps keys encrypted; another folder has them with the same secret alone, and that is told', async () => {
  const { write, path } = createScratch();
  write('store.secret', 'five words nobody would guess');
  write('other.secret', 'five words of somebody else');
  const config = write('gateway.yaml', 'name: a\nlinks: []\ndata: ./db\nkeys: { secretFile: store.secret }\n');
  const { key } = await lidwatchJson<{ key: string }>(
    ...['cover', 'add', 'C-1', '--node', '7', '--generate-key', '--show-key', '--config', config],
  );
  const backup = path('backup.tar.gz');
  expect((await lidwatch('backup', '--config', config, '--out', backup)).code).toBe(0);
  const bytes = execFileSync('tar', ['xzOf', backup]);
  expect(bytes.includes(Buffer.from(key, 'hex'))).toBe(false);

  const restore = (folder: string, ...more: readonly string[]) =>
    lidwatch('restore', backup, '--data', path(folder), ...more);
  expect(await restore('one', '--secret-file', path('store.secret'))).toMatchObject({
    code: 0,
    out: expect.stringContaining('the secret here is the right one'),
    err: '',
  });
  expect(await restore('two', '--secret-file', path('other.secret'))).toMatchObject({
    code: 0,
    err: expect.stringMatching(/^warning: .* is not the one under which/),
  });
  expect(await restore('three')).toMatchObject({ code: 0, err: expect.stringContaining('none is named') });
  expect(await lidwatchJson('restore', backup, '--check', '--config', config)).toMatchObject({
    keys: { encrypted: true },
  });

  const show = (folder: string, secret: string) =>
    lidwatch('cover', 'show', 'C-1', '--show-key', '--data', path(folder), '--secret-file', path(secret));
  expect((await show('two', 'other.secret')).code).toBe(1);
  for (const folder of ['one', 'two', 'three']) {
    expect((await show(folder, 'store.secret')).out).toContain(key);
  }
});
