import { dirname, resolve } from 'node:path';
import type { SecretPlace } from '../parts/secret.ts';
import { readTextFile, shown } from '../parts/textFile.ts';
import { readYaml } from './document.ts';
import type { ConfigProblems } from './loadConfig.ts';
import type { Problem } from './problems.ts';
import { toSecretPlace } from './storeSecret.ts';

export type DataFolder =
  | { readonly ok: true; readonly folder: string; readonly storeSecret: SecretPlace | undefined }
  | ConfigProblems;

/**
 * The data folder that a gateway.yaml names, and where the secret of its keys is, whatever else may be wrong with it: covers can be added before the
 * configuration is right, and an operator can look into the database while somebody edits the file.
 */
export function readDataFolder(path: string): DataFolder {
  const file = shown(resolve(path));
  const fail = (problem: Omit<Problem, 'severity' | 'file'>): DataFolder => {
    return { ok: false, problems: [{ severity: 'error', file, ...problem }] };
  };
  const found = readTextFile(path);
  if (!found.ok) {
    const hint = 'name the configuration with --config FILE, or the data folder with --data FOLDER';
    return fail({ line: 0, column: 0, path: '', message: found.message, hint });
  }
  const source = readYaml(file, found.text);
  if (source.problems.length > 0) return { ok: false, problems: source.problems };
  const data = source.valueAt(['data']) ?? './data';
  if (typeof data === 'string') {
    const named = (key: string): string | undefined => {
      const value = source.valueAt(['keys', key]);
      return typeof value === 'string' && value !== '' ? value : undefined;
    };
    const secret = { secretFile: named('secretFile'), secretEnv: named('secretEnv') };
    const base = dirname(path);
    return { ok: true, folder: resolve(base, data), storeSecret: toSecretPlace(secret, base) };
  }
  return fail({ ...source.placeOfValue(['data']), path: 'data', message: `${JSON.stringify(data)} is not a path` });
}
