import { resolve } from 'node:path';
import type { z } from 'zod';
import { placeName, readSecret, type SecretPlace } from '../parts/secret.ts';
import type { Clash } from './consistency.ts';
import { closed } from './fields.ts';
import { secretKeys } from './secrets.ts';
import { modeDoubts } from './sideFile.ts';

/** As store/keys/storeSecret.ts has it. */
type FoundSecret =
  | { readonly ok: true; readonly secret: string; readonly from: string }
  | { readonly ok: false; readonly message: string; readonly hint: string };

export const keysSection = closed(secretKeys('secret'));

type KeysSection = z.infer<typeof keysSection>;

/** Whoever has a copy of the database can try this many bytes of a passphrase. */
const SHORT = 16;
const MAKE = 'openssl rand -base64 32 makes one; chmod 600';

export function toSecretPlace({ secretFile, secretEnv }: KeysSection, folder: string): SecretPlace | undefined {
  if (secretFile !== undefined) return { file: resolve(folder, secretFile) };
  return secretEnv === undefined ? undefined : { env: secretEnv };
}

/** The secret as it can be had just now; undefined where none is named. */
export function readStoreSecret(place: SecretPlace | undefined): FoundSecret | undefined {
  if (!place) return undefined;
  const found = readSecret(place, 'store secret');
  if (found.ok) return { ok: true, secret: found.text, from: placeName(place) };
  return { ok: false, message: found.reason, hint: found.todo };
}

/** What is to be said of it. A secret that is missing is no error: a gateway starts without, and waits for it. */
export function secretDoubts(file: KeysSection, folder: string): readonly Clash[] {
  const path = ['keys', file.secretFile === undefined ? 'secretEnv' : 'secretFile'];
  const place = toSecretPlace(file, folder);
  if (file.secretFile !== undefined && file.secretEnv !== undefined) {
    const message = 'the secret is named twice, by file and by variable';
    return [{ severity: 'error', path: ['keys', 'secretEnv'], message }];
  }
  const found = readStoreSecret(place);
  if (!place || !found) return [];
  const warning = (message: string, hint: string): Clash => ({ severity: 'warning', path, message, hint });
  if (!found.ok) return [warning(found.message, `${found.hint}; ${MAKE}`)];
  const { from, secret } = found;
  const short = warning(`the secret in ${from} is short: it can be guessed`, MAKE);
  return [...('file' in place ? modeDoubts(path, place.file) : []), ...(secret.length >= SHORT ? [] : [short])];
}
