import { createSecretKey, type KeyObject, scryptSync } from 'node:crypto';
import { gatewayError } from '../../errors.ts';

/** What a secret and a salt give. */
interface Derived {
  readonly wrapping: KeyObject;
  /** kept in the database; it says nothing of the wrapping key */
  readonly verifier: Uint8Array;
}

/** Throws store-newer where it does not know the `kdf`. */
export type Derive = (secret: string, salt: Uint8Array, kdf: string) => Derived;

/**
 * scrypt, since the secret may be a passphrase: 32 MiB and some tenths of a second for each guess, once for each start. A
 * stronger one gets a name of its own, and keys go over to it when they are rotated.
 */
const KDFS: Readonly<Record<string, { readonly N: number; readonly r: number; readonly p: number }>> = {
  'scrypt-15-8-3': { N: 2 ** 15, r: 8, p: 3 },
};
export const KDF = 'scrypt-15-8-3';
const MAX_MEMORY = 64 * 1024 ** 2;
const HALF = 32;

export const deriveKeys: Derive = (secret, salt, kdf) => {
  const cost = KDFS[kdf];
  if (!cost) {
    const message = `the keys are wrapped by way of ${kdf}, which this program does not know`;
    throw gatewayError('store-newer', message, { hint: 'Start the newer version that wrote them.' });
  }
  const bytes = scryptSync(secret, salt, 2 * HALF, { ...cost, maxmem: MAX_MEMORY });
  return { wrapping: createSecretKey(bytes.subarray(0, HALF)), verifier: bytes.subarray(HALF) };
};

/** Keeps the last answer: what is asked again and again while a secret is wrong costs its time once. */
export function rememberLast(derive: Derive): Derive {
  let last: { readonly question: string; readonly answer: Derived } | undefined;
  return (secret, salt, kdf) => {
    const question = JSON.stringify([secret, [...salt], kdf]);
    if (last?.question !== question) last = { question, answer: derive(secret, salt, kdf) };
    return last.answer;
  };
}
