import { statSync } from 'node:fs';
import type { Database as Db } from 'better-sqlite3';

/** To this size a WAL is cut back at each new beginning (`journal_size_limit`). */
export const WAL_BYTES = 64 * 1024 ** 2;

/** The write-ahead log: it begins anew only when no reader needs what stands in it. */
export interface Wal {
  bytes(): number;
  /**
   * Where it has not begun anew for too long: copies it into the database and cuts it off. False where a reader that began
   * long ago does not let it.
   */
  restart(): boolean;
}

/** For so long the readers of the moment are waited for; the event loop stands still meanwhile. */
const WAIT_MS = 50;

/**
 * Commits copy the WAL into the database by themselves, but go back to its beginning only when nobody reads from it just
 * then: readers that overlap for ever would let it grow for ever (sqlite.org/wal.html#ckpt, "checkpoint starvation").
 */
export function createWal(db: Db, waitMs: number): Wal {
  const file = `${db.name}-wal`;
  const bytes = (): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  return {
    bytes,
    restart() {
      if (bytes() <= WAL_BYTES) return true;
      db.pragma(`busy_timeout = ${Math.min(waitMs, WAIT_MS)}`);
      try {
        const [row] = db.pragma('wal_checkpoint(TRUNCATE)') as readonly { readonly busy: number }[];
        return row?.busy === 0;
      } finally {
        db.pragma(`busy_timeout = ${waitMs}`);
      }
    },
  };
}
