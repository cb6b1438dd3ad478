import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Secret } from '../../gateway/src/parts/secret.ts';
import { temporaryFolder } from './temporaryFolder.ts';

/** A secret as a configuration names it, in a file that goes away with the test. */
export function secretFile(text: string): Secret & { readonly file: string } {
  const file = join(temporaryFolder(), 'secret');
  writeFileSync(file, text, { mode: 0o600 });
  return { file, stamp: '' };
}
