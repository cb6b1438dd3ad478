import { writeFileSync } from 'node:fs';
import { gatewayError } from '../errors.ts';

/** Writes what a command has made where it was told to. Throws file-unwritable. */
export function writeOut(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw gatewayError('file-unwritable', `${file} cannot be written: ${code ?? String(cause)}`, { cause });
  }
}
