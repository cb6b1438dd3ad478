import type { Db } from './database.ts';
import { createGiveBack } from './giveBack.ts';
import { isStorageTrouble } from './trouble.ts';

/** A database of this size is rewritten in about a second. */
const SMALL_BYTES = 64 * 1024 ** 2;

export function fileBytes(db: Db): number {
  return Number(db.pragma('page_count', { simple: true })) * Number(db.pragma('page_size', { simple: true }));
}

/**
 * Rewrites the whole database, and makes it one that gives back what is free from then on. Nobody can write meanwhile; a
 * power cut leaves it as it was. Throws what the disk has to say: it takes room for a second copy, and for a third in
 * the WAL.
 */
export function vacuum(db: Db): void {
  db.exec('VACUUM');
  db.pragma('wal_checkpoint(TRUNCATE)');
}

/** Once, at the start of a gateway on a database from before pages were given back. A large one waits for the command. */
export function vacuumWhereSmall(db: Db): void {
  if (createGiveBack(db).isPossible() || fileBytes(db) > SMALL_BYTES) return;
  try {
    vacuum(db);
  } catch (error) {
    // it works without, too; the next start tries again
    if (!isStorageTrouble(error)) throw error;
  }
}
