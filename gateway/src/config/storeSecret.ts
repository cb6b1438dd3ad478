import { resolve } from 'node:path';
import type { z } from 'zod';
import { shown } from '../parts/textFile.ts';
import type { Clash } from './consistency.ts';
import { closed } from './fields.ts';
import { secretKeys } from './secrets.ts';
import { readSideFile } from './sideFile.ts';

/** Where the store secret is. Not the secret: it is read when the store is opened, and again until it can be had. */
export type SecretPlace = { readonly file: string } | { readonly variable: string };

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
  return secretEnv === undefined ? undefined : { variable: secretEnv };
}

function readPlace(place: SecretPlace, env: NodeJS.ProcessEnv): FoundSecret & { readonly looseMode?: string } {
  if ('variable' in place) {
    const from = `the environment variable ${place.variable}`;
    const secret = env[place.variable];
    if (secret !== undefined && secret !== '') return { ok: true, secret, from };
    const message = `${from} is ${secret === undefined ? 'not set' : 'empty'}`;
    return { ok: false, message, hint: 'set it for the gateway (systemd: EnvironmentFile=)' };
  }
  const from = shown(place.file);
  const found = readSideFile(
    place.file,
    'put it there, readable for the user of the gateway: without it no key can be read',
  );
  if (!found.ok) return found;
  const secret = found.text.replace(/\r?\n$/, '');
  if (secret === '') return { ok: false, message: `${from} is empty`, hint: MAKE };
  const { looseMode } = found;
  return { ok: true, secret, from, ...(looseMode === undefined ? {} : { looseMode }) };
}

/** The secret as it can be had just now; undefined where none is named. */
export function readStoreSecret(place: SecretPlace | undefined, env = process.env): FoundSecret | undefined {
  return place && readPlace(place, env);
}

/** What is to be said of it. A secret that is missing is no error: a gateway starts without, and waits for it. */
export function secretDoubts(file: KeysSection, folder: string, env = process.env): readonly Clash[] {
  const path = ['keys', file.secretFile === undefined ? 'secretEnv' : 'secretFile'];
  const place = toSecretPlace(file, folder);
  if (file.secretFile !== undefined && file.secretEnv !== undefined) {
    const message = 'the secret is named twice, by file and by variable';
    return [{ severity: 'error', path: ['keys', 'secretEnv'], message }];
  }
  if (!place) return [];
  const found = readPlace(place, env);
  const warning = (message: string, hint: string): Clash => ({ severity: 'warning', path, message, hint });
  if (!found.ok) return [warning(found.message, found.hint)];
  const { from, secret, looseMode } = found;
  const loose = `${from} has mode ${looseMode}: others than its owner may touch it`;
  return [
    ...(looseMode === undefined ? [] : [warning(loose, `chmod 600 ${from}`)]),
    ...(secret.length >= SHORT ? [] : [warning(`the secret in ${from} is short: it can be guessed`, MAKE)]),
  ];
}
