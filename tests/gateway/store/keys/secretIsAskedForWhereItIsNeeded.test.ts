import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { isGatewayError } from '../../../../gateway/src/errors.ts';
import type { SecretSource } from '../../../../gateway/src/store/keys/storeSecret.ts';
import { key, openTestStore, secret } from '../../../support/storeRig.ts';
import { temporaryFolder } from '../../../support/temporaryFolder.ts';

const GONE: SecretSource = () => ({ ok: false, message: 'store.secret does not exist', hint: 'put it there' });

function site() {
  const folder = temporaryFolder();
  const store = openTestStore({ folder, secret: secret('a passphrase of the depot') });
  store.covers.add({ cover: 'C-1', node: 1, key: key(1) }, 0);
  store.close();
  return folder;
}

function codeOf(work: () => unknown): string {
  try {
    work();
    return 'done';
  } catch (error) {
    return isGatewayError(error) ? error.code : String(error);
  }
}

it('a gateway is told a wrong secret from one that is missing', () => {
  const folder = site();
  const open = (source?: SecretSource) =>
    codeOf(() => openTestStore({ folder, ...(source ? { secret: source } : {}) }));
  expect([open(), open(GONE), open(secret('another passphrase')), open(secret('a passphrase of the depot'))]).toEqual([
    'store-secret-missing',
    'store-secret-missing',
    'store-secret-wrong',
    'done',
  ]);
});

it('keys that a newer version has wrapped in another way are left to that', () => {
  const folder = site();
  const db = new Database(join(folder, 'lidwatch.db'));
  db.exec(`UPDATE key_wrapping SET kdf = 'argon-9'`);
  db.close();
  expect(codeOf(() => openTestStore({ folder, secret: secret('a passphrase of the depot') }))).toBe('store-newer');
});

it('a command looks at covers without it, and touches no key', () => {
  const folder = site();
  const tool = openTestStore({ folder, access: 'tool' });
  tool.registry.refresh();
  expect(tool.covers.list()).toMatchObject([{ cover: 'C-1', node: 1 }]);
  expect(tool.nodes.list()).toHaveLength(1);
  const kept = tool.registry.node(1)?.keptKey ?? new Uint8Array();
  const row = { cover: 'C-2', node: 2, key: key(2) };
  expect([
    codeOf(() => tool.keys.open(1, kept)),
    codeOf(() => tool.covers.add(row, 0)),
    codeOf(() => tool.covers.import([row], 0)),
    codeOf(() => tool.provisioning.plan([{ ...row, cover: 'C-1', node: 1, made: {} }])),
  ]).toEqual(Array(4).fill('store-secret-missing'));
  expect(tool.covers.list()).toHaveLength(1);
});

it('nodes and keys are compared as before, and a key that is wrapped anew is no other key', () => {
  const store = openTestStore({ folder: site(), secret: secret('a passphrase of the depot') });
  const row = (byte: number) => [{ cover: 'C-1', node: 1, key: key(byte), made: {} }];
  expect(store.covers.import(row(1), 0)).toEqual({ added: 0, changed: 0, unchanged: 1 });
  expect(store.provisioning.plan(row(2))).toMatchObject([{ change: 'rekeyed' }]);
  expect(codeOf(() => store.provisioning.take(row(2), 0, false))).toBe('cover-exists');
  expect(store.provisioning.take(row(2), 0, true)).toMatchObject([{ change: 'rekeyed' }]);
  expect(store.provisioning.plan(row(2))).toMatchObject([{ change: 'unchanged' }]);
});

it('where a secret is named and gone, keys in clear are read, and no new one is written in clear', () => {
  const folder = temporaryFolder();
  const before = openTestStore({ folder });
  before.covers.add({ cover: 'C-1', node: 1, key: key(1) }, 0);
  before.close();
  const store = openTestStore({ folder, secret: GONE });
  expect(store.damage).toContain('store.secret does not exist');
  store.registry.refresh();
  const kept = store.registry.node(1)?.keptKey ?? new Uint8Array();
  expect([...(store.keys.open(1, kept) ?? [])]).toEqual([...key(1)]);
  expect(codeOf(() => store.covers.add({ cover: 'C-2', node: 2, key: key(2) }, 0))).toBe('store-secret-missing');
});

it('beside a gateway that began without a secret, a command leaves the keys as that knows them', () => {
  const folder = temporaryFolder();
  const gateway = openTestStore({ folder });
  const tool = openTestStore({ folder, access: 'tool', create: true, secret: secret('a passphrase of the depot') });
  tool.covers.add({ cover: 'C-1', node: 1, key: key(1) }, 0);
  gateway.registry.refresh();
  const kept = gateway.registry.node(1)?.keptKey ?? new Uint8Array();
  expect([...(gateway.keys.open(1, kept) ?? [])]).toEqual([...key(1)]);
});
