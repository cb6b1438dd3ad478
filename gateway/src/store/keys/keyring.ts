import { type KeyObject, timingSafeEqual } from 'node:crypto';
import { gatewayError } from '../../errors.ts';
import type { Db } from '../database.ts';
import { type Derive, deriveKeys } from './deriveKeys.ts';
import { needSecret, type SecretSource } from './storeSecret.ts';
import { unwrapKey, wrapKey } from './wrapKey.ts';
import { createWrappingReader, type WrappingRow } from './wrappingRow.ts';

/** The keys of the nodes as the database keeps them: in clear, or wrapped under the store secret. */
export interface Keyring {
  /** What is to be stored for a key. Throws store-secret-missing, store-secret-wrong. */
  keep(node: number, key: Uint8Array): Uint8Array;
  /**
   * The key in what is stored for a node, 16 bytes; undefined where that is damaged, or another node's.
   * Throws store-secret-missing, store-secret-wrong.
   */
  open(node: number, kept: Uint8Array): Uint8Array | undefined;
  /** Is the secret at hand, and the right one, where one is needed? Throws store-secret-missing, store-secret-wrong. */
  check(): void;
  /** Needs no secret. */
  areWrapped(): boolean;
  /** Reads every key. Throws store-secret-missing, store-secret-wrong. */
  inspect(): { readonly nodes: number; readonly damaged: readonly number[] };
}

const CLEAR = 16;

/** The secret is asked for when a key is, and not before: most commands need none. */
export function createKeyring(db: Db, secret: SecretSource, derive: Derive = deriveKeys): Keyring {
  const read = createWrappingReader(db);
  /** there was no wrapping when this looked last: only who holds the folder's lock can bring one about */
  let areClear = false;
  let opened: { readonly salt: Buffer; readonly wrapping: KeyObject } | undefined;

  /** undefined where keys stand in clear. Looks each time: a command may have wrapped them anew. */
  function wrapping(): KeyObject | undefined {
    const row = read();
    areClear = !row;
    if (!row) return undefined;
    if (!opened?.salt.equals(row.salt)) opened = { salt: row.salt, wrapping: unlock(row) };
    return opened.wrapping;
  }

  function unlock({ salt, kdf, verifier }: WrappingRow): KeyObject {
    const found = needSecret(secret);
    const derived = derive(found.secret, salt, kdf);
    if (timingSafeEqual(derived.verifier, verifier)) return derived.wrapping;
    const message = `the store secret in ${found.from} is not the one under which the keys of the nodes were encrypted`;
    throw gatewayError('store-secret-wrong', message, {
      hint: 'Put the right one there. If it is lost: lidwatch keys forget, and provision the nodes again.',
    });
  }

  function open(under: KeyObject | undefined, node: number, kept: Uint8Array): Uint8Array | undefined {
    if (under) return unwrapKey(under, node, kept);
    return kept.length === CLEAR ? kept : undefined;
  }

  return {
    keep(node, key) {
      const under = wrapping();
      if (under) return wrapKey(under, node, key);
      // whoever has named a secret does not want new keys in clear because its file is gone
      if (secret()?.ok === false) needSecret(secret);
      return key;
    },
    open(node, kept) {
      if (areClear && kept.length === CLEAR) return kept;
      // what opens is authentic, whatever the row says by now
      const key = opened && unwrapKey(opened.wrapping, node, kept);
      return key ?? open(wrapping(), node, kept);
    },
    check: () => void wrapping(),
    areWrapped: () => read() !== undefined,
    inspect() {
      const under = wrapping();
      const rows = db.prepare<[], { node: number; key: Uint8Array }>('SELECT node, key FROM nodes').all();
      const damaged = rows.filter(({ node, key }) => open(under, node, key) === undefined).map(({ node }) => node);
      return { nodes: rows.length, damaged };
    },
  };
}
