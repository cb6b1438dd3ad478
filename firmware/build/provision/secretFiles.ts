import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, lstatSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { firmwareError, isFirmwareError } from '../errors.ts';
import { makeFolder } from '../makeFolder.ts';

export interface SecretFile {
  readonly path: string;
  readonly text: string;
}

interface Staged {
  readonly path: string;
  /** whole and on the disk, beside its place */
  readonly temporary: string;
  /** what stood there before, under a second name, until all files are in their places */
  readonly backup: string;
  placed: boolean;
  replaces: boolean;
}

const OWNER_ONLY = 0o600;
const OWNER_ONLY_FOLDER = 0o700;

/** A link that leads nowhere takes its name, too. */
function isTaken(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    // a file stands where its folder should: nothing can be there
    return false;
  }
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The mode is given at creation, so there is no moment in which somebody else could open the file. */
function stage({ path, text }: SecretFile): Staged {
  const mark = `.${basename(path)}.${randomBytes(6).toString('hex')}`;
  const temporary = join(dirname(path), `${mark}.tmp`);
  const file = openSync(temporary, 'wx', OWNER_ONLY);
  try {
    writeFileSync(file, text);
    fsyncSync(file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  } finally {
    closeSync(file);
  }
  return { path, temporary, backup: join(dirname(path), `${mark}.old`), placed: false, replaces: false };
}

function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function place(staged: Staged, force: boolean): void {
  if (force && isTaken(staged.path)) {
    linkSync(staged.path, staged.backup);
    staged.replaces = true;
  }
  // a link refuses a name that is taken, where a rename would overwrite it
  if (force) renameSync(staged.temporary, staged.path);
  else linkSync(staged.temporary, staged.path);
  staged.placed = true;
}

function undo(staged: Staged): void {
  if (staged.placed && !staged.replaces) rmSync(staged.path, { force: true });
  if (staged.placed && staged.replaces) renameSync(staged.backup, staged.path);
  tidy(staged);
}

function tidy({ temporary, backup }: Staged): void {
  rmSync(temporary, { force: true });
  rmSync(backup, { force: true });
}

function refuse(path: string, cause: unknown): never {
  if ((cause as NodeJS.ErrnoException).code === 'EEXIST' && isTaken(path)) {
    const hint = 'it may hold the only copy of a key: name another folder with --out, or say --force';
    throw firmwareError('file-exists', `${path} is there already`, { hint, cause });
  }
  throw firmwareError('file-unwritable', `${path}: ${reason(cause)}`, {
    hint: 'name a folder that may be written with --out',
    cause,
  });
}

/**
 * Writes files that hold keys, all of them or none. Each is written whole beside its place, by its owner alone to read,
 * and put there by its name; a run that is cut short leaves whole files and hidden leftovers, never half a file.
 * Throws file-exists (unless `force`) and file-unwritable.
 */
export function writeSecretFiles(
  files: readonly SecretFile[],
  force: boolean,
  onWritten: (count: number) => void = () => undefined,
): void {
  const staged: Staged[] = [];
  let at = '';
  try {
    for (const file of files) {
      at = file.path;
      makeFolder(dirname(file.path), OWNER_ONLY_FOLDER);
      if (!force && isTaken(file.path)) refuse(at, Object.assign(new Error('EEXIST'), { code: 'EEXIST' }));
      staged.push(stage(file));
      onWritten(staged.length);
    }
    for (const one of staged) {
      at = one.path;
      place(one, force);
    }
    for (const folder of new Set(files.map(({ path }) => dirname(path)))) syncFolder(folder);
  } catch (error) {
    for (const one of staged) undo(one);
    if (isFirmwareError(error)) throw error;
    refuse(at, error);
  }
  for (const one of staged) tidy(one);
}
