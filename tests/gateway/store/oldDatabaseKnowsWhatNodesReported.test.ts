import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { MIGRATIONS } from '../../../gateway/src/store/migrations.ts';
import { openTestStore } from '../../support/storeRig.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

it('takes the hash that a node has reported before over from a database of the second schema', () => {
  const folder = temporaryFolder();
  const old = new Database(join(folder, 'lidwatch.db'));
  for (const step of MIGRATIONS.slice(0, 2)) old.exec(step);
  old.pragma(`application_id = ${0x4c696457}`);
  old.pragma('user_version = 2');
  const add = old.prepare('INSERT INTO nodes (node, key, said) VALUES (?, zeroblob(16), ?)');
  add.run(1, '{"firmware":100,"configHash":4660}');
  add.run(2, '{"firmware":100}');
  old.close();
  const { configs } = openTestStore({ folder });
  expect(configs.configured(1)).toEqual({
    version: 0,
    known: {},
    doubted: [],
    rounds: 0,
    reported: { hash: 4660, at: 0 },
  });
  expect(configs.configured(2).reported).toBeUndefined();
});
