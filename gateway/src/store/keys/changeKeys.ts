import { randomBytes } from 'node:crypto';
import type { Db } from '../database.ts';
import { type Derive, deriveKeys, KDF } from './deriveKeys.ts';
import type { Keyring } from './keyring.ts';
import { wrapKey } from './wrapKey.ts';
import { createWrappingReader, writeWrapping } from './wrappingRow.ts';

/**
 * Changes how all keys are kept, in one transaction each. Only for whoever holds the folder: a gateway that runs would go
 * on with what it has in memory.
 */
export interface KeyChanges {
  /** Wraps them under a secret: those in clear, or anew. Throws store-secret-missing, store-secret-wrong: of the present one. */
  wrap(secret: string): void;
  /** Brings them back into the clear. Throws as `wrap` does. */
  unwrap(): void;
  /** Gives every node a key that nobody knows, in clear, until it is given another: for a secret that is lost. */
  forget(): void;
  /** Are there no remains of what the keys were before in free pages? */
  isScrubbed(): boolean;
  /** The database was rewritten as a whole, and its log emptied. */
  scrubbed(): void;
}

const SALT = 16;
const KEY = 16;

interface Row {
  readonly node: number;
  readonly key: Uint8Array;
}

export function createKeyChanges(db: Db, keyring: Keyring, derive: Derive = deriveKeys): KeyChanges {
  const read = createWrappingReader(db);
  const select = db.prepare<[], Row>('SELECT node, key FROM nodes');
  const update = db.prepare('UPDATE nodes SET key = ? WHERE node = ?');

  /** What is damaged stays as it is: it is no key before and none after. */
  function rewrite(rows: readonly Row[], keep: (node: number, key: Uint8Array) => Uint8Array): void {
    for (const { node, key } of rows) {
      const plain = keyring.open(node, key);
      if (plain) update.run(keep(node, plain), node);
    }
  }

  /** What is overwritten is overwritten with zeros, as far as it goes without a new file. */
  function change(work: (rows: readonly Row[]) => void): void {
    const before = Number(db.pragma('secure_delete', { simple: true }));
    db.pragma('secure_delete = 1');
    try {
      db.transaction(() => work(select.all())).immediate();
    } finally {
      db.pragma(`secure_delete = ${before}`);
    }
  }

  return {
    wrap(secret) {
      const salt = randomBytes(SALT);
      const { wrapping, verifier } = derive(secret, salt, KDF);
      change((rows) => {
        rewrite(rows, (node, key) => wrapKey(wrapping, node, key));
        // where there were no keys, nothing is left of any
        const scrubbed = rows.length === 0 ? 1 : 0;
        writeWrapping(db, { kdf: KDF, salt, verifier: Buffer.from(verifier), scrubbed });
      });
    },
    unwrap() {
      change((rows) => {
        rewrite(rows, (_node, key) => key);
        writeWrapping(db, undefined);
      });
    },
    forget() {
      change((rows) => {
        for (const { node } of rows) update.run(randomBytes(KEY), node);
        writeWrapping(db, undefined);
      });
    },
    isScrubbed: () => read()?.scrubbed !== 0,
    scrubbed: () => void db.prepare('UPDATE key_wrapping SET scrubbed = 1').run(),
  };
}
