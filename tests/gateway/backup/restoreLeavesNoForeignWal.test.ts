import { copyFileSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { lidwatch } from '../../support/cli.ts';
import { batch, key, openTestStore, reading } from '../../support/storeRig.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

it('a WAL whose database is gone is moved away before another database takes its place', async () => {
  const [source, folder] = [temporaryFolder(), temporaryFolder()];
  const out = join(source, 'backup.tar.gz');
  const store = openTestStore({ folder: source });
  store.covers.add({ cover: 'C-1', node: 1, key: key(1) }, 0);
  expect((await lidwatch('backup', '--data', source, '--out', out)).code).toBe(0);
  // the log of a writer that was killed, whose database somebody has taken away
  for (let at = 1; at < 200; at += 1) store.commit(batch({ readings: [reading('C-1', at)] }), at);
  const wal = join(folder, 'lidwatch.db-wal');
  copyFileSync(join(source, 'lidwatch.db-wal'), wal);
  const before = readFileSync(wal);
  expect((await lidwatch('restore', out, '--data', folder)).code).toBe(0);
  expect(existsSync(wal)).toBe(false);
  const kept = readdirSync(folder).filter((name) => name.endsWith('-wal'));
  expect(kept).toHaveLength(1);
  expect(readFileSync(join(folder, kept[0] ?? '')).equals(before)).toBe(true);
  const db = new Database(join(folder, 'lidwatch.db'));
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  db.close();
  expect(openTestStore({ folder }).covers.list()).toHaveLength(1);
});
