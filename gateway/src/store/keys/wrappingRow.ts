import type { Db } from '../database.ts';

/** Under what the keys are wrapped: the one row of key_wrapping. */
export interface WrappingRow {
  readonly kdf: string;
  readonly salt: Buffer;
  readonly verifier: Buffer;
  /** 1 where nothing of what the keys were before is left in free pages */
  readonly scrubbed: number;
}

/** Reads it, whenever asked; undefined where the keys stand in clear, as in every database of an older schema. */
export function createWrappingReader(db: Db): () => WrappingRow | undefined {
  const isThere = db.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'key_wrapping'`).get() !== undefined;
  if (!isThere) return () => undefined;
  const select = db.prepare<[], WrappingRow>('SELECT kdf, salt, verifier, scrubbed FROM key_wrapping');
  return () => select.get();
}

/** Takes the place of the one that is there; undefined: in clear from now on. */
export function writeWrapping(db: Db, row: WrappingRow | undefined): void {
  db.prepare('DELETE FROM key_wrapping').run();
  if (!row) return;
  const put = db.prepare('INSERT INTO key_wrapping (one, kdf, salt, verifier, scrubbed) VALUES (1, ?, ?, ?, ?)');
  put.run(row.kdf, row.salt, row.verifier, row.scrubbed);
}
