import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

// Debian keeps daemons in sbin, which is not on every user's PATH
const PLACES = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];

/** Where a program stands, or undefined. */
function which(name: string): string | undefined {
  for (const folder of PLACES) {
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

/** Where a program stands; for suites that `has` let through. */
export function pathOf(name: string): string {
  const path = which(name);
  if (path === undefined) throw new Error(`'${name}' is not installed`);
  return path;
}
