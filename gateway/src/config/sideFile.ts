import { statSync } from 'node:fs';
import { readTextFile, shown } from '../parts/textFile.ts';
import type { Clash } from './consistency.ts';
import type { Path } from './document.ts';
import type { Findings } from './findings.ts';

/** A file that the configuration names and that holds a secret: a key file, a password file. */
export type SideFile =
  | { readonly ok: true; readonly text: string; readonly looseMode: string | undefined }
  | { readonly ok: false; readonly message: string; readonly hint: string };

const OTHERS = 0o077;

/**
 * Credentials that systemd hands to a service are for it alone by an access control list, whose mask shows as the mode of the
 * group (systemd.exec(5), LoadCredential=).
 */
function isCredential(path: string): boolean {
  const { CREDENTIALS_DIRECTORY: folder } = process.env;
  return path.startsWith('/run/credentials/') || (folder !== undefined && path.startsWith(`${folder}/`));
}

/** The mode of a file that others than its owner may touch, such as `0644`. Windows has no such modes. */
function looseModeOf(path: string): string | undefined {
  if (process.platform === 'win32' || isCredential(path)) return undefined;
  const mode = statSync(path, { throwIfNoEntry: false })?.mode ?? 0;
  return (mode & OTHERS) === 0 ? undefined : (mode & 0o777).toString(8).padStart(4, '0');
}

/** Reads a secret file; `advice` is the hint that goes with a failure. */
export function readSideFile(path: string, advice: string): SideFile {
  const found = readTextFile(path);
  if (!found.ok) return { ok: false, message: `${shown(path)} ${found.message}`, hint: advice };
  return { ...found, looseMode: looseModeOf(path) };
}

/** A secret file that others may touch is worth a word at the line that names it. */
export function modeDoubts(at: Path, path: string): readonly Clash[] {
  const mode = looseModeOf(path);
  if (mode === undefined) return [];
  const message = `${shown(path)} has mode ${mode}: others than its owner may touch it`;
  return [{ severity: 'warning', path: at, message, hint: `chmod 600 ${shown(path)}` }];
}

export function checkMode(findings: Findings, at: Path, path: string): void {
  for (const doubt of modeDoubts(at, path)) findings.add(doubt);
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
  checkMode(findings, at, path);
  const text = found.text.replace(/\r?\n$/, '');
  if (text !== '') return text;
  findings.add({ severity: 'error', path: at, message: `${shown(path)} is empty`, hint: advice });
  return undefined;
}
