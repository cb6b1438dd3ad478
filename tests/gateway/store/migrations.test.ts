import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { isGatewayError } from '../../../gateway/src/errors.ts';
import { openDatabase } from '../../../gateway/src/store/database.ts';
import { MIGRATIONS } from '../../../gateway/src/store/migrations.ts';
import { openStore } from '../../../gateway/src/store/store.ts';
import { batch, key, openTestStore, reading } from '../../support/storeRig.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

const open = (file: string) => openDatabase({ file, create: true, waitMs: 0 });

function schema(db: Database.Database): unknown[] {
  return db.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY name').all();
}

it('brings a database that stopped at any step to the same schema, and keeps what is in it', () => {
  const folder = temporaryFolder();
  const whole = open(join(folder, 'whole.db'));
  for (let version = 0; version <= MIGRATIONS.length; version += 1) {
    const file = join(folder, `from-${version}.db`);
    const old = new Database(file);
    for (const step of MIGRATIONS.slice(0, version)) old.exec(step);
    old.pragma(`application_id = ${version > 0 ? 0x4c696457 : 0}`);
    old.pragma(`user_version = ${version}`);
    if (version > 0) old.exec(`INSERT INTO covers (cover, added_at) VALUES ('C-1', 0)`);
    old.close();
    const db = open(file);
    expect(db.pragma('user_version', { simple: true })).toBe(MIGRATIONS.length);
    expect(schema(db)).toEqual(schema(whole));
    expect(db.prepare('SELECT count(*) FROM covers').pluck().get()).toBe(version > 0 ? 1 : 0);
    db.close();
  }
  whole.close();
});

it('syncs every commit, since what is committed is acknowledged', () => {
  const db = open(join(temporaryFolder(), 'lidwatch.db'));
  expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
  expect(db.pragma('synchronous', { simple: true })).toBe(2);
  db.close();
});

it('refuses a database of a newer version, and leaves it as it is', () => {
  const folder = temporaryFolder();
  const store = openTestStore({ folder });
  store.covers.add({ cover: 'C-1', node: 1, key: key(1) }, 0);
  store.commit(batch({ readings: [reading('C-1', 5)] }), 5);
  store.close();
  const newer = new Database(join(folder, 'lidwatch.db'));
  newer.pragma('user_version = 99');
  newer.close();
  expect(() => openStore({ folder, access: 'gateway' })).toThrow(
    expect.toSatisfy((error) => isGatewayError(error, 'store-newer') && /schema 99/.test(String(error))),
  );
  expect(() => openStore({ folder, access: 'tool' })).toThrow(/schema 99/);
});

it('refuses a file that is no database, and a database of somebody else', () => {
  for (const make of [
    (file: string) => writeFileSync(file, 'this is not a database, but it is long enough to look like something'),
    (file: string) => new Database(file).exec('CREATE TABLE theirs (x)').close(),
  ]) {
    const folder = temporaryFolder();
    make(join(folder, 'lidwatch.db'));
    expect(() => openStore({ folder, access: 'gateway' })).toThrow(
      expect.toSatisfy((error) => isGatewayError(error, 'store-foreign')),
    );
    // the lock was given back
    expect(() => openStore({ folder, access: 'gateway' })).not.toThrow(/held/);
  }
});
