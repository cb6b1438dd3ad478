import Database from 'better-sqlite3';
import { gatewayError } from '../errors.ts';

/** Holds a data folder for one gateway. */
export interface Lock {
  release(): void;
}

// a connection that nothing refers to is closed by the garbage collector, and the lock would be gone with it
const held = new Set<Database.Database>();

/**
 * Takes the folder for this process. The lock is one of the operating system's on a file beside the database (SQLite's
 * exclusive lock on an empty database of its own), so that it ends with the process, however it ends: nothing is left
 * behind that a person would have to remove. Commands that only look, or add a cover, do not take it.
 * Throws store-locked.
 */
export function takeLock(file: string): Lock {
  const db = new Database(file, { timeout: 0 });
  try {
    db.pragma('locking_mode = EXCLUSIVE');
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db.close();
    if (!(error instanceof Database.SqliteError) || !error.code.startsWith('SQLITE_BUSY')) throw error;
    const hint = 'Stop the other gateway, or give this one a data folder of its own.';
    throw gatewayError('store-locked', `${file} is held by another gateway`, { hint, cause: error });
  }
  held.add(db);
  return {
    release() {
      held.delete(db);
      db.close();
    },
  };
}
