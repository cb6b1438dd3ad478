import { readFileSync, statSync } from 'node:fs';
import { relative } from 'node:path';

export type TextFile = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly message: string };

function why(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return 'does not exist';
  if (code === 'EACCES' || code === 'EPERM') return 'may not be read by this user';
  if (code === 'EISDIR') return 'is a folder, not a file';
  return error instanceof Error ? `cannot be read: ${error.message}` : 'cannot be read';
}

/** How a path is shown to a person: short where it lies below the working folder. */
export function shown(path: string): string {
  const short = relative(process.cwd(), path);
  return short === '' || short.startsWith('..') ? path : short;
}

const UTF_8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Reads a UTF-8 text. `message` says in one clause why it could not, without the path. */
export function readTextFile(path: string): TextFile {
  try {
    const stats = statSync(path);
    // /dev/zero has no end
    if (stats.isCharacterDevice() || stats.isBlockDevice()) return { ok: false, message: 'is a device, not a file' };
    const bytes = readFileSync(path);
    if (bytes.includes(0)) return { ok: false, message: 'is no text' };
    return { ok: true, text: UTF_8.decode(bytes) };
  } catch (error) {
    if (error instanceof TypeError) return { ok: false, message: 'is no text in UTF-8' };
    return { ok: false, message: why(error) };
  }
}

/** Changes when the file does, and when it comes or goes. */
export function stampOf(path: string): string {
  try {
    const { mtimeNs, size, ino } = statSync(path, { bigint: true });
    return `${mtimeNs} ${size} ${ino}`;
  } catch {
    return '';
  }
}
