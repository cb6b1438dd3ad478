import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Recordings of real sensors lie beside the project, not inside it; LIDWATCH_RECORDINGS names another folder. */
const FOLDER = process.env.LIDWATCH_RECORDINGS ?? fileURLToPath(new URL('../../../shared/data', import.meta.url));

export const recording = (name: string): string => join(FOLDER, name);

/** For `describe.skipIf(!hasRecordings())`: says on standard error what is skipped, and why. */
export function hasRecordings(...names: readonly string[]): boolean {
  const missing = names.filter((name) => !existsSync(recording(name)));
  if (missing.length === 0) return true;
  console.error(`SKIPPED: no ${missing.join(', ')} in ${FOLDER}; set LIDWATCH_RECORDINGS to the folder that has them`);
  return false;
}
