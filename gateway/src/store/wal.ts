import { statSync } from 'node:fs';
import type { Database as Db } from 'better-sqlite3';

/** To this size a WAL is cut back at each new beginning (`journal_size_limit`). */
export const WAL_BYTES = 64 * 1024 ** 2;

/** The write-ahead log: it begins anew only when no reader needs what stands in it. */
export interface Wal {
  bytes(): number;
  /**
   * Brings what an acknowledgement is about to answer out of the log into the database itself, and empties the log: a log
   * that is damaged later takes no alarm with it. Where somebody reads just now (a backup, a command) it stays in the
   * log, which is durable, too, and the next one brings both.
   */
  settle(): void;
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

  /** False where a reader is in the way for longer than `patience`, ms. */
  function empty(patience: number): boolean {
    db.pragma(`busy_timeout = ${patience}`);
    try {
      const [row] = db.pragma('wal_checkpoint(TRUNCATE)') as readonly { readonly busy: number }[];
      return row?.busy === 0;
    } finally {
      db.pragma(`busy_timeout = ${waitMs}`);
    }
  }

  return {
    bytes,
    settle: () => void empty(0),
    restart: () => bytes() <= WAL_BYTES || empty(Math.min(waitMs, WAIT_MS)),
  };
}
