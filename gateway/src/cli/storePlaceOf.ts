import { resolve } from 'node:path';
import { type DataFolder, readDataFolder } from '../config/dataFolder.ts';
import { readStoreSecret } from '../config/storeSecret.ts';
import type { SecretSource } from '../store/keys/storeSecret.ts';
import { problemsError } from './failure.ts';

/** What a command is told of the database that it is to work on. */
export interface StoreWords {
  readonly config: string;
  readonly data?: string;
  readonly secretFile?: string;
}

interface StorePlace {
  readonly folder: string;
  readonly secret: SecretSource;
}

function find({ data, config }: StoreWords): DataFolder {
  return data === undefined ? readDataFolder(config) : { ok: true, folder: data, storeSecret: undefined };
}

function sourceOf(found: DataFolder, { secretFile }: StoreWords): SecretSource {
  const configured = found.ok ? found.storeSecret : undefined;
  const place = secretFile === undefined ? configured : { file: resolve(secretFile) };
  return () => readStoreSecret(place);
}

/** Where the database is, and the secret of its keys. Throws config-invalid where no data folder can be told. */
export function storePlaceOf(words: StoreWords): StorePlace {
  const found = find(words);
  if (!found.ok) throw problemsError('config-invalid', found.problems);
  return { folder: found.folder, secret: sourceOf(found, words) };
}

/** The secret alone, for what needs no data folder: a configuration that is not there names none. */
export function secretOf(words: StoreWords): SecretSource {
  return sourceOf(find(words), words);
}
