import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { lidwatch, lidwatchJson } from '../../support/cli.ts';
import { batch, key, openTestStore, reading } from '../../support/storeRig.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

/** A data folder with one cover, and a backup of it. */
async function backedUp() {
  const folder = temporaryFolder();
  const out = join(temporaryFolder(), 'backup.tar.gz');
  const store = openTestStore({ folder });
  store.covers.add({ cover: 'C-1', node: 1, key: key(1) }, 0);
  store.commit(batch({ readings: [reading('C-1', 5)] }), 5);
  expect((await lidwatch('backup', '--data', folder, '--out', out)).code).toBe(0);
  return { folder, out, store };
}

it('a gateway that runs on the folder is not disturbed', async () => {
  const { folder, out } = await backedUp();
  const { code, err } = await lidwatch('restore', out, '--data', folder, '--replace');
  expect(code).toBe(1);
  expect(err).toContain('held by another gateway');
});

it('a database that is there stays, unless it is to be replaced; then it is moved aside with all that belongs to it', async () => {
  const { folder, out, store } = await backedUp();
  store.covers.add({ cover: 'C-2', node: 2, key: key(2) }, 0);
  store.close();
  expect((await lidwatch('restore', out, '--data', folder)).code).toBe(4);
  const before = openTestStore({ folder });
  expect(before.covers.list()).toHaveLength(2);
  before.close();
  // a WAL of the old database beside the new one would be taken for its own
  writeFileSync(join(folder, 'lidwatch.db-wal'), 'of the old one');
  const { aside } = await lidwatchJson<{ aside: string }>('restore', out, '--data', folder, '--replace');
  expect(readdirSync(folder).sort()).toEqual(
    ['gateway.lock', 'lidwatch.db', aside, `${aside}-wal`].map((name) => name.replace(`${folder}/`, '')).sort(),
  );
  expect(openTestStore({ folder }).covers.list()).toHaveLength(1);
});

it('a backup is never written over, and leaves nothing behind where it cannot be written', async () => {
  const { folder, out } = await backedUp();
  expect((await lidwatch('backup', '--data', folder, '--out', out)).code).toBe(4);
  const nowhere = join(temporaryFolder(), 'none', 'backup.tar.gz');
  const { code, err } = await lidwatch('backup', '--data', folder, '--out', nowhere);
  expect([code, err]).toEqual([1, expect.stringContaining('cannot be written')]);
  expect(readdirSync(join(out, '..'))).toEqual(['backup.tar.gz']);
});

it('the files of a backup are readable with common tools, and for its owner only', async () => {
  const { out } = await backedUp();
  const { execFileSync } = await import('node:child_process');
  const { statSync } = await import('node:fs');
  const names = execFileSync('tar', ['tzf', out], { encoding: 'utf8' }).trim().split('\n');
  expect(names).toEqual(['lidwatch.db', 'manifest.json']);
  expect(statSync(out).mode & 0o777).toBe(0o600);
});

it('checking restores nothing', async () => {
  const { out } = await backedUp();
  const { code, out: text } = await lidwatch('restore', out, '--check');
  expect(code).toBe(0);
  expect(text).toContain('1 cover, 0 events (0 open), 0 in the outbox, 1 reading');
  expect(text).toContain('nothing was restored');
});
