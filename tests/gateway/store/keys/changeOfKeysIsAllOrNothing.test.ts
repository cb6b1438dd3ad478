import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { isGatewayError } from '../../../../gateway/src/errors.ts';
import { key, openTestStore, secret } from '../../../support/storeRig.ts';
import { temporaryFolder } from '../../../support/temporaryFolder.ts';

function site() {
  const folder = temporaryFolder();
  const store = openTestStore({ folder, access: 'tool', create: true });
  for (let node = 1; node <= 9; node += 1) store.covers.add({ cover: `C-${node}`, node, key: key(node) }, 0);
  store.close();
  return folder;
}

/** The row of one node refuses to be written, as a disk may in the middle of a transaction. */
function breakAt(folder: string, node: number): void {
  const db = new Database(join(folder, 'lidwatch.db'));
  db.exec(`CREATE TRIGGER broken BEFORE UPDATE OF key ON nodes WHEN old.node = ${node}
    BEGIN SELECT RAISE(ABORT, 'no'); END`);
  db.close();
}

it('keys are as they were, all of them, where one could not be written', () => {
  const folder = site();
  breakAt(folder, 7);
  const store = openTestStore({ folder, access: 'alone', secret: secret('a passphrase of the depot') });
  expect(() => store.keyChanges.wrap('a passphrase of the depot')).toThrow(/no/);
  expect(store.keys.areWrapped()).toBe(false);
  store.registry.refresh();
  expect([...(store.registry.node(1)?.keptKey ?? [])]).toEqual([...key(1)]);
});

it('wrapped, wrapped anew and in clear again, they are the same keys', () => {
  const folder = site();
  const [first, second] = ['the first passphrase', 'the second passphrase'];
  const steps = [
    { open: first, change: (s: ReturnType<typeof openTestStore>) => s.keyChanges.wrap(first) },
    { open: first, change: (s: ReturnType<typeof openTestStore>) => s.keyChanges.wrap(second) },
    { open: second, change: (s: ReturnType<typeof openTestStore>) => s.keyChanges.unwrap() },
  ];
  const wrapped = steps.map(({ open, change }) => {
    const store = openTestStore({ folder, access: 'alone', secret: secret(open) });
    change(store);
    const areWrapped = store.keys.areWrapped();
    store.close();
    return areWrapped;
  });
  expect(wrapped).toEqual([true, true, false]);
  const store = openTestStore({ folder });
  store.registry.refresh();
  for (let node = 1; node <= 9; node += 1) {
    expect([...(store.registry.node(node)?.keptKey ?? [])]).toEqual([...key(node)]);
  }
});

it('a command that had begun under the old secret writes nothing under it behind the change', () => {
  const folder = site();
  const alone = openTestStore({ folder, access: 'alone', secret: secret('the first passphrase') });
  alone.keyChanges.wrap('the first passphrase');
  const slow = openTestStore({ folder, access: 'tool', secret: secret('the first passphrase') });
  slow.covers.add({ cover: 'C-10', node: 10, key: key(10) }, 0);
  alone.keyChanges.wrap('the second passphrase');
  expect(() => slow.covers.add({ cover: 'C-11', node: 11, key: key(11) }, 0)).toThrow(
    expect.toSatisfy((error) => isGatewayError(error, 'store-secret-wrong')),
  );
  expect(slow.covers.get('C-11')).toBeUndefined();
});

it('where the secret is lost, nodes stay and nobody knows their keys', () => {
  const folder = site();
  openTestStore({ folder, secret: secret('a passphrase of the depot') }).close();
  const alone = openTestStore({ folder, access: 'alone' });
  alone.keyChanges.forget();
  alone.close();
  const store = openTestStore({ folder });
  store.registry.refresh();
  const kept = store.registry.node(3)?.keptKey ?? new Uint8Array();
  expect(kept).toHaveLength(16);
  expect([...kept]).not.toEqual([...key(3)]);
  expect(store.provisioning.plan([{ cover: 'C-3', node: 3, key: key(3), made: {} }])).toMatchObject([
    { change: 'rekeyed' },
  ]);
});
