import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { batch, coverRecord, key, openTestStore } from '../../support/storeRig.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

it('reads the covers again after a reading of them has failed half way', () => {
  const folder = temporaryFolder();
  const store = openTestStore({ folder });
  store.covers.import([{ cover: 'C-1', node: 1, key: key(1) }], 0);
  store.commit(batch({ covers: [coverRecord('C-1', 1)] }), 0);
  const other = new Database(join(folder, 'lidwatch.db'));
  other.exec("UPDATE states SET rules = '{'");
  expect(() => store.registry.refresh()).toThrow();
  // no other process writes between the two: the second must not take the first for done
  expect(() => store.registry.refresh()).toThrow();
  other.exec("UPDATE states SET rules = '{}'");
  other.close();
  expect(store.registry.refresh()).toBe(true);
  expect(store.registry.cover('C-1')).toMatchObject({ node: 1 });
});
