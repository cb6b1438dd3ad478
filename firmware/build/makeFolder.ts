import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

function make(path: string, mode: number): void {
  try {
    mkdirSync(path, mode);
  } catch (error) {
    const isThere = statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
    if (!isThere) throw error;
  }
}

/**
 * Makes a folder and those above it, of this mode where they are new. Step by step: `recursive` of Node's own never ends
 * where a folder is there and takes no other, as /proc does (Node 20, 22 and 24). Throws what the system says.
 */
export function makeFolder(path: string, mode = 0o777): void {
  try {
    make(path, mode);
  } catch (error) {
    const above = dirname(path);
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || above === path) throw error;
    makeFolder(above, mode);
    make(path, mode);
  }
}
