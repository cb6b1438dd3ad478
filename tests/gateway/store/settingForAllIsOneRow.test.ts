import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { key, openTestStore } from '../../support/storeRig.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

it('a setting for all covers, or for a group, writes one row, and each cover has it', () => {
  const folder = temporaryFolder();
  const store = openTestStore({ folder });
  store.covers.import(
    Array.from({ length: 500 }, (_, i) => ({ cover: `C-${i}`, node: i + 1, key: key(1), group: 'a' })),
    0,
  );
  store.registry.refresh();
  const other = new Database(join(folder, 'lidwatch.db'), { readonly: true });
  const rows = (table: string) => other.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
  store.configs.desireOfGroup(undefined, () => ({ heartbeat: 60 }), 0);
  store.configs.desireOfGroup('a', () => ({ impactLevel: 80 }), 0);
  expect([rows('desired'), rows('desired_groups')]).toEqual([0, 2]);
  other.close();
  store.registry.refresh();
  for (const id of [1, 500]) {
    const node = store.registry.node(id);
    expect(node && store.registry.errand(node).desired?.settings).toEqual({ heartbeat: 60, impactLevel: 80 });
  }
});
