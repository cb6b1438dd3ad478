import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { MIGRATIONS } from '../../../../gateway/src/store/migrations.ts';
import { openTestStore, secret } from '../../../support/storeRig.ts';
import { temporaryFolder } from '../../../support/temporaryFolder.ts';

/** Schemas 1 to 9 had the keys in clear alone. */
it.each([1, 3, 9])(
  'a database of schema %i has its keys, windows and settings after the step, in clear or wrapped',
  (version) => {
    const folder = temporaryFolder();
    const db = new Database(join(folder, 'lidwatch.db'));
    for (const step of MIGRATIONS.slice(0, version)) db.exec(step);
    db.pragma(`application_id = ${0x4c696457}`);
    db.pragma(`user_version = ${version}`);
    db.exec(`INSERT INTO covers (cover, added_at) VALUES ('C-1', 0)`);
    const add = db.prepare('INSERT INTO nodes (node, cover, key, up_high, down, said) VALUES (?, ?, ?, 70, 9, ?)');
    add.run(7, 'C-1', Buffer.alloc(16, 7), '{"configHash":5}');
    add.run(8, null, Buffer.alloc(16, 8), '{}');
    if (version >= 3) db.exec(`INSERT OR IGNORE INTO configured (node, state) VALUES (7, '{}')`);
    db.close();
    for (const source of [undefined, secret('a passphrase of the depot')]) {
      const store = openTestStore({ folder, ...(source ? { secret: source } : {}) });
      store.registry.refresh();
      const node = store.registry.node(7);
      expect(node).toMatchObject({ cover: 'C-1', down: 9, window: { high: 70 } });
      expect([...(store.keys.open(7, node?.keptKey ?? new Uint8Array()) ?? [])]).toEqual(Array(16).fill(7));
      expect(store.keys.inspect()).toEqual({ nodes: 2, damaged: [] });
      expect(store.keys.areWrapped()).toBe(source !== undefined);
      store.close();
    }
  },
);
