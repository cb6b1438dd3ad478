import { rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { readStoreSecret } from '../../../gateway/src/config/storeSecret.ts';
import { checkKeys } from '../../../gateway/src/doctor/keys.ts';
import { MIGRATIONS } from '../../../gateway/src/store/migrations.ts';
import { createScratch } from '../../support/scratch.ts';
import { key, openTestStore } from '../../support/storeRig.ts';

function site() {
  const { path, write } = createScratch();
  const place = { file: write('store.secret', 'five words nobody would guess') };
  const folder = path('data');
  const store = openTestStore({ folder });
  for (let node = 1; node <= 9; node += 1) store.covers.add({ cover: `C-${node}`, node, key: key(node) }, 0);
  store.close();
  const inDatabase = <T>(work: (db: Database.Database) => T): T => {
    const db = new Database(join(folder, 'lidwatch.db'));
    try {
      return work(db);
    } finally {
      db.close();
    }
  };
  return {
    place,
    write,
    inDatabase,
    encrypt: () => openTestStore({ folder, secret: () => readStoreSecret(place) }).close(),
    look: (named = true) => inDatabase((db) => checkKeys(db, () => readStoreSecret(named ? place : undefined))),
  };
}

it('in clear is as it may be; where a secret is named, somebody should look', () => {
  const { look, place } = site();
  expect(look(false)).toMatchObject({ verdict: 'ok', found: expect.stringContaining('in clear') });
  expect(look()).toMatchObject({ verdict: 'warn', todo: expect.stringContaining('the next start') });
  rmSync(place.file);
  expect(look()).toMatchObject({ verdict: 'warn', found: expect.stringContaining('does not exist') });
});

it('encrypted with a secret that is right, wrong, missing and not named', () => {
  const { look, encrypt, place, write } = site();
  encrypt();
  expect(look()).toEqual({ check: 'keys', verdict: 'ok', found: 'encrypted; each of 9 can be read' });
  write('store.secret', 'five words of somebody else');
  expect(look()).toMatchObject({ verdict: 'fail', found: expect.stringContaining('is not the one') });
  rmSync(place.file);
  expect(look()).toMatchObject({ verdict: 'fail', todo: expect.stringContaining('write the store secret') });
  expect(look(false)).toMatchObject({ verdict: 'fail', todo: expect.stringContaining('keys: { secretFile') });
});

it('keys that are damaged, and remains that are left to remove', () => {
  const { look, encrypt, inDatabase } = site();
  encrypt();
  inDatabase((db) => db.exec('UPDATE key_wrapping SET scrubbed = 0'));
  expect(look()).toMatchObject({ verdict: 'warn', todo: expect.stringContaining('lidwatch store vacuum') });
  inDatabase((db) => db.exec('UPDATE nodes SET key = zeroblob(44) WHERE node IN (2, 3)'));
  expect(look()).toMatchObject({ verdict: 'fail', found: 'encrypted, and 2 of 9 damaged: node 2, 3' });
});

it('a database that has not come to the present schema yet', () => {
  const db = new Database(':memory:');
  for (const step of MIGRATIONS.slice(0, 8)) db.exec(step);
  expect(checkKeys(db, () => undefined)).toMatchObject({ verdict: 'ok' });
});
