import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Where a program stands on PATH, or undefined. */
export function which(name: string): string | undefined {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const path = join(folder, name);
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      // not here: try the next folder
    }
  }
  return undefined;
}

/** For `describe.skipIf(!has('socat'))`: says on standard error what is skipped and how to get it. */
export function has(name: string): boolean {
  const found = which(name) !== undefined;
  if (!found) console.error(`SKIPPED: the tests that need '${name}', which is not on PATH; install it to run them`);
  return found;
}
