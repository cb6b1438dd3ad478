import type { Database } from 'better-sqlite3';
import { isGatewayError } from '../errors.ts';
import { createKeyring } from '../store/keys/keyring.ts';
import type { SecretSource } from '../store/keys/storeSecret.ts';
import { createWrappingReader } from '../store/keys/wrappingRow.ts';
import { type Finding, fail, ok, warn } from './finding.ts';

const SCRUB = 'stop the gateway, and once: lidwatch store vacuum';
const SHOWN = 5;

/** How the keys of the nodes are kept, and whether each of them can be read. */
export function checkKeys(db: Database, secret: SecretSource): Finding {
  const row = createWrappingReader(db)();
  if (!row) return checkClear(secret);
  try {
    const { nodes, damaged } = createKeyring(db, secret).inspect();
    if (damaged.length > 0) {
      const names = `${damaged.slice(0, SHOWN).join(', ')}${damaged.length > SHOWN ? ', ...' : ''}`;
      const todo = 'give these nodes new keys: lidwatch provision --replace; or restore a backup';
      return fail('keys', `encrypted, and ${damaged.length} of ${nodes} damaged: node ${names}`, todo);
    }
    const remains = 'encrypted; remains of what they were before may be in free pages';
    return row.scrubbed === 0 ? warn('keys', remains, SCRUB) : ok('keys', `encrypted; each of ${nodes} can be read`);
  } catch (error) {
    if (!isGatewayError(error)) throw error;
    return fail('keys', error.message, error.hint ?? 'put the secret in its place');
  }
}

function checkClear(secret: SecretSource): Finding {
  const found = secret();
  if (!found) return ok('keys', 'in clear, in a file for its owner only; a store secret would encrypt them');
  if (!found.ok) return warn('keys', `in clear, and the store secret cannot be had: ${found.message}`, found.hint);
  return warn('keys', 'in clear, though a store secret is named', 'the next start of the gateway encrypts them');
}
