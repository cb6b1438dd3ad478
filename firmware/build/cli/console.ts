import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { firmwareError } from '../errors.ts';
import { makeFolder } from '../makeFolder.ts';

/** Where scripts are written when nothing else is said. */
export const DIST = fileURLToPath(new URL('../../dist', import.meta.url));

/** One line for each step where a person watches; nothing in a script or a log. */
export function showStep(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`  ${text} ...\n`);
}

/** A path as short as it can be written from here. */
export function shortPath(file: string): string {
  const path = relative(process.cwd(), file);
  return path === '' || path.startsWith('..') ? file : path;
}

/** Throws `file-unreadable`. */
export function readText(file: string, hint?: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw firmwareError('file-unreadable', `${file}: ${(error as Error).message}`, {
      cause: error,
      ...(hint === undefined ? {} : { hint }),
    });
  }
}

/** Writes a file, and the folder for it. Throws `file-unwritable`. */
export function writeText(file: string, text: string, hint = 'name a folder that may be written with --out'): void {
  try {
    makeFolder(dirname(file));
    writeFileSync(file, text);
  } catch (error) {
    throw firmwareError('file-unwritable', `${file}: ${(error as Error).message}`, {
      hint,
      cause: error,
    });
  }
}
