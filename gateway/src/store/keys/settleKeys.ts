import { isGatewayError } from '../../errors.ts';
import type { Db } from '../database.ts';
import { takeLock } from '../lock.ts';
import { vacuumIfSmall } from '../vacuum.ts';
import type { KeyChanges } from './changeKeys.ts';
import type { Keyring } from './keyring.ts';
import type { SecretSource } from './storeSecret.ts';

export interface KeysAtStart {
  readonly keyring: Keyring;
  readonly changes: KeyChanges;
  readonly secret: SecretSource;
}

export const UNSCRUBBED =
  'what the keys were before may be left in free pages of the database: stop the gateway once for lidwatch store vacuum';

/**
 * The keys as a gateway that begins is to have them: those that stand in clear are wrapped where a secret is named. Returns
 * what a person should know. Throws store-secret-missing, store-secret-wrong where keys are wrapped and cannot be read.
 */
export function settleKeys(db: Db, { keyring, changes, secret }: KeysAtStart): string | undefined {
  if (!keyring.areWrapped()) {
    const found = secret();
    if (!found) return undefined;
    // covers are guarded with keys in clear rather than not at all
    if (!found.ok) return `${found.message}: the keys of the nodes stay in clear until the next start`;
    changes.wrap(found.secret);
  }
  keyring.check();
  if (!changes.isScrubbed() && vacuumIfSmall(db)) changes.scrubbed();
  return changes.isScrubbed() ? undefined : UNSCRUBBED;
}

/**
 * A database that a command has made is wrapped before its first key, so that none ever stands there in clear; not where
 * a gateway is at work, which has begun without the secret.
 */
export function beginWrapped(db: Db, lock: string, { changes, keyring, secret }: KeysAtStart): void {
  if (keyring.areWrapped() || db.prepare('SELECT 1 FROM nodes LIMIT 1').get() !== undefined) return;
  const found = secret();
  if (!found?.ok) return;
  try {
    const held = takeLock(lock);
    try {
      changes.wrap(found.secret);
    } finally {
      held.release();
    }
  } catch (error) {
    if (!isGatewayError(error, 'store-locked')) throw error;
  }
}
