import { readDataFolder } from '../config/dataFolder.ts';
import { problemsError } from './failure.ts';

/** The data folder that a command is to work on. Throws config-invalid where none can be told. */
export function dataFolderOf({ data, config }: { readonly data?: string; readonly config: string }): string {
  const found = data === undefined ? readDataFolder(config) : { ok: true as const, folder: data };
  if (!found.ok) throw problemsError('config-invalid', found.problems);
  return found.folder;
}
