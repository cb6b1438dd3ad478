import { statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { gatewayError, isGatewayError } from '../errors.ts';
import type { Db } from './database.ts';
import { createGiveBack } from './giveBack.ts';
import { usedBytes } from './prune.ts';
import { isStorageTrouble } from './trouble.ts';

/** A database of this size is rewritten in about a second. */
const SMALL_BYTES = 64 * 1024 ** 2;

export function fileBytes(db: Db): number {
  return Number(db.pragma('page_count', { simple: true })) * Number(db.pragma('page_size', { simple: true }));
}

function freeRoom(db: Db): number {
  const { bavail, bsize } = statfsSync(dirname(db.name));
  return bavail * bsize;
}

const megabytes = (bytes: number): string => `${Math.ceil(bytes / 1024 ** 2).toLocaleString('en')} MB`;

/**
 * Rewrites the whole database, and makes it one that gives back what is free from then on. Nobody can write meanwhile; a
 * power cut leaves it as it was. It takes room for a second copy, and for a third in the WAL. True where the WAL is empty
 * afterwards, too: nothing of what was deleted before is left in any file. Throws disk-short where the disk has less,
 * bytes, and what the disk has to say.
 */
export function vacuum(db: Db, room = freeRoom(db)): boolean {
  const need = 2 * usedBytes(db);
  if (room < need) {
    const hint = 'Free as much; or make a backup to another disk, and restore that.';
    throw gatewayError('disk-short', `it takes ${megabytes(need)} for a while, and ${megabytes(room)} are free`, {
      hint,
    });
  }
  db.exec('VACUUM');
  const [row] = db.pragma('wal_checkpoint(TRUNCATE)') as readonly { readonly busy: number }[];
  return row?.busy === 0;
}

/** The same at the start of a gateway, where it is quickly done; false where it was not, or not to its end. */
export function vacuumIfSmall(db: Db): boolean {
  if (fileBytes(db) > SMALL_BYTES) return false;
  try {
    return vacuum(db);
  } catch (error) {
    // it works without, too; the next start tries again
    if (!isStorageTrouble(error) && !isGatewayError(error, 'disk-short')) throw error;
    return false;
  }
}

/** Once, of a database from before pages were given back. A large one waits for the command. */
export function vacuumOnce(db: Db): void {
  if (!createGiveBack(db).isPossible()) vacuumIfSmall(db);
}
