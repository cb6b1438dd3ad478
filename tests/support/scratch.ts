import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from './temporaryFolder.ts';

/** A folder that goes away with the test, and a way to put files into it. */
export function createScratch() {
  const folder = temporaryFolder();
  return {
    folder,
    path: (name: string) => join(folder, name),
    /** Writes a file, for its owner only unless a mode is given; returns its path. */
    write(name: string, text: string | Uint8Array, mode = 0o600): string {
      const path = join(folder, name);
      writeFileSync(path, text, { mode });
      return path;
    },
  };
}
