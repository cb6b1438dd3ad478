import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { firmwareError } from '../errors.ts';
import type { StorageFile } from './job.ts';

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** A name points to the old content or to the new one, whenever the power is cut. */
function replace(path: string, bytes: Buffer, mode: number): void {
  const temporary = `${path}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    const file = openSync(temporary, 'wx', mode);
    try {
      writeFileSync(file, bytes);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/**
 * Copies the files of a board that runs IoT.js into its folder, and reads each back. Those that are `secret` are for
 * their owner alone. Throws port-missing, board-full, file-unwritable and write-differs.
 */
export function copyFiles(
  folder: string,
  files: readonly (StorageFile & { readonly secret: boolean })[],
  onCopied: (file: StorageFile) => void,
): void {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw firmwareError('port-missing', `${folder}: there is no such folder`, {
      hint: "mount the board's file system, and name the folder that IoT.js starts in",
    });
  }
  for (const file of files) {
    const path = join(folder, file.name);
    const bytes = Buffer.from(file.bytes, 'latin1');
    try {
      replace(path, bytes, file.secret ? 0o600 : 0o644);
      const handle = openSync(folder, 'r');
      fsyncSync(handle);
      closeSync(handle);
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code === 'ENOSPC' ? 'board-full' : 'file-unwritable';
      throw firmwareError(code, `${path}: ${reason(error)}`, { cause: error });
    }
    if (!readFileSync(path).equals(bytes)) {
      throw firmwareError('write-differs', `${path}: it reads back otherwise`, { hint: 'the card may be worn' });
    }
    onCopied(file);
  }
}
