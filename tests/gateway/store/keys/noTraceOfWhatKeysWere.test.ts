import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import type { Store } from '../../../../gateway/src/store/store.ts';
import { batch, openTestStore, reading, secret } from '../../../support/storeRig.ts';
import { temporaryFolder } from '../../../support/temporaryFolder.ts';

/** How many of these stand anywhere in the files of the database: its WAL, too. */
function tracesIn(folder: string, all: readonly Uint8Array[]): number {
  const files = readdirSync(folder).map((name) => readFileSync(join(folder, name)));
  return all.filter((one) => files.some((bytes) => bytes.includes(Buffer.from(one)))).length;
}

/** Nodes whose rows have grown and moved many times: copies of their keys lie in free room, too. */
function fill(store: Store, nodes: number): readonly Uint8Array[] {
  const keys = Array.from({ length: nodes }, () => randomBytes(16));
  const rows = keys.map((key, i) => ({ cover: `C-${i}`, node: i, key }));
  store.covers.import(rows, 0);
  store.registry.refresh();
  for (let round = 1; round <= 3; round += 1) {
    const updates = rows.map(({ node: id }) => {
      const node = store.registry.node(id);
      if (!node) throw new Error('it was just added');
      return { node, said: { firmware: 'x'.repeat(round * 90) } };
    });
    store.commit(batch({ nodes: updates }), 0);
  }
  return keys;
}

function kept(folder: string): readonly Uint8Array[] {
  const db = new Database(join(folder, 'lidwatch.db'), { readonly: true });
  const keys = db.prepare<[], Uint8Array>('SELECT key FROM nodes').pluck().all();
  db.close();
  return keys;
}

it('a gateway that starts with a secret leaves no key in clear in any file, while it runs and after', () => {
  const folder = temporaryFolder();
  const before = openTestStore({ folder });
  const keys = fill(before, 400);
  expect(tracesIn(folder, keys)).toBe(400);
  before.close();
  expect(tracesIn(folder, keys)).toBe(400);

  const store = openTestStore({ folder, secret: secret('a passphrase of the depot') });
  expect(tracesIn(folder, keys)).toBe(0);
  expect(store.damage).toBeUndefined();
  const added = randomBytes(16);
  store.covers.add({ cover: 'C-new', node: 5_000, key: added }, 0);
  expect(tracesIn(folder, [...keys, added])).toBe(0);
  store.close();
  expect(tracesIn(folder, [...keys, added])).toBe(0);

  const again = openTestStore({ folder, secret: secret('a passphrase of the depot') });
  again.registry.refresh();
  for (const [id, key] of keys.entries()) {
    const node = again.registry.node(id);
    expect(node && again.keys.open(id, node.keptKey)).toEqual(key);
  }
});

it('what a power cut left undone behind the change is done at the next start', () => {
  const folder = temporaryFolder();
  const before = openTestStore({ folder });
  const keys = fill(before, 60);
  before.close();
  const cut = openTestStore({ folder, access: 'alone' });
  cut.keyChanges.wrap('a passphrase of the depot');
  cut.close();
  openTestStore({ folder, secret: secret('a passphrase of the depot') });
  expect(tracesIn(folder, keys)).toBe(0);
});

it('a database that a command makes never holds a key in clear', () => {
  const folder = temporaryFolder();
  const tool = openTestStore({ folder, access: 'tool', create: true, secret: secret('a passphrase of the depot') });
  const key = randomBytes(16);
  tool.covers.add({ cover: 'C-1', node: 1, key }, 0);
  expect(tool.keys.areWrapped()).toBe(true);
  expect(tool.keyChanges.isScrubbed()).toBe(true);
  expect(tracesIn(folder, [key])).toBe(0);
});

it('keys that get another secret leave nothing behind that the old one opens', () => {
  const folder = temporaryFolder();
  const first = openTestStore({ folder, secret: secret('the first passphrase') });
  fill(first, 50);
  first.close();
  const old = kept(folder);
  expect(tracesIn(folder, old)).toBe(50);
  const store = openTestStore({ folder, access: 'alone', secret: secret('the first passphrase') });
  store.keyChanges.wrap('the second passphrase');
  store.vacuum();
  expect(store.keyChanges.isScrubbed()).toBe(true);
  expect(tracesIn(folder, old)).toBe(0);
});

it('a database that is too large to be rewritten at a start says what is left to do, until it is done', () => {
  const folder = temporaryFolder();
  const before = openTestStore({ folder });
  const keys = fill(before, 20);
  const extra = 'x'.repeat(30_000);
  const readings = Array.from({ length: 2_400 }, (_, i) => reading('C-1', i, { extra }));
  before.commit(batch({ readings }), 0);
  before.close();
  const passphrase = secret('a passphrase of the depot');
  const store = openTestStore({ folder, secret: passphrase });
  expect(store.damage).toContain('lidwatch store vacuum');
  store.close();
  const alone = openTestStore({ folder, access: 'alone' });
  alone.vacuum();
  alone.close();
  expect(tracesIn(folder, keys)).toBe(0);
  expect(openTestStore({ folder, secret: passphrase }).damage).toBeUndefined();
});
