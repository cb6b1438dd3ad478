import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createSimError, type SimErrorCode } from '../errors.ts';
import { nearest } from '../scenario/nearest.ts';

/** A folder of YAML files that comes with the simulator; those in folders below it have the folder in their name. */
export interface ShippedFiles {
  names(): readonly string[];
  /** A file by its path or by the name of a shipped one. Throws `code` where it cannot be read. */
  read(nameOrPath: string): { readonly path: string; readonly text: string };
}

export function shippedFiles(folder: string, code: SimErrorCode): ShippedFiles {
  const root = fileURLToPath(new URL(`../../${folder}`, import.meta.url));

  function names(): readonly string[] {
    return readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.yaml'))
      .map((name) => name.slice(0, -'.yaml'.length).replaceAll('\\', '/'))
      .sort();
  }

  return {
    names,
    read(nameOrPath) {
      const shipped = join(root, `${nameOrPath}.yaml`);
      const path = !nameOrPath.startsWith('.') && existsSync(shipped) ? shipped : nameOrPath;
      try {
        return { path, text: readFileSync(path, 'utf8') };
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        const meant = nearest(nameOrPath, names());
        const hint = meant ? `did you mean ${meant}?` : `give the path of a file, or one of ${names().join(', ')}`;
        throw createSimError(code, `${reason}; ${hint}`);
      }
    },
  };
}
