import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A folder that goes away with the test, and a way to put files into it. */
export function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'lidwatch-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return {
    folder,
    path: (name: string) => join(folder, name),
    /** Writes a text, for its owner only unless a mode is given; returns its path. */
    write(name: string, text: string | Uint8Array, mode = 0o600): string {
      const path = join(folder, name);
      writeFileSync(path, text, { mode });
      return path;
    },
  };
}
