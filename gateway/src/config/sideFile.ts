import { readFileSync, statSync } from 'node:fs';
import { relative } from 'node:path';
import type { Path } from './document.ts';
import type { Findings } from './findings.ts';

export type TextFile = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly message: string };

/** A file that the configuration names and that holds a secret: a key file, a password file. */
export type SideFile =
  | { readonly ok: true; readonly text: string; readonly looseMode: string | undefined }
  | { readonly ok: false; readonly message: string; readonly hint: string };

const OTHERS = 0o077;

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

/**
 * Credentials that systemd hands to a service are for it alone by an access control list, whose mask shows as the mode of the
 * group (systemd.exec(5), LoadCredential=).
 */
function isCredential(path: string): boolean {
  const { CREDENTIALS_DIRECTORY: folder } = process.env;
  return path.startsWith('/run/credentials/') || (folder !== undefined && path.startsWith(`${folder}/`));
}

/** The mode of a file that others than its owner may touch, such as `0644`. Windows has no such modes. */
function looseMode(path: string): string | undefined {
  if (process.platform === 'win32' || isCredential(path)) return undefined;
  const mode = statSync(path).mode & 0o777;
  return (mode & OTHERS) === 0 ? undefined : mode.toString(8).padStart(4, '0');
}

/** Reads a secret file; `advice` is the hint that goes with a failure. */
export function readSideFile(path: string, advice: string): SideFile {
  const found = readTextFile(path);
  if (!found.ok) return { ok: false, message: `${shown(path)} ${found.message}`, hint: advice };
  return { ...found, looseMode: looseMode(path) };
}

/**
 * The text of a secret file that `at` in the configuration names, without its last line end; a problem at that line where
 * there is none, or others may touch it.
 */
export function readSecretFile(findings: Findings, at: Path, path: string, advice: string): string | undefined {
  const found = readSideFile(path, advice);
  if (!found.ok) {
    findings.add({ severity: 'error', path: at, message: found.message, hint: found.hint });
    return undefined;
  }
  if (found.looseMode !== undefined) {
    const message = `${shown(path)} has mode ${found.looseMode}: others than its owner may touch it`;
    findings.add({ severity: 'warning', path: at, message, hint: `chmod 600 ${shown(path)}` });
  }
  const text = found.text.replace(/\r?\n$/, '');
  if (text !== '') return text;
  findings.add({ severity: 'error', path: at, message: `${shown(path)} is empty`, hint: advice });
  return undefined;
}
