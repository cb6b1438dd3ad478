import { chmodSync, existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { gatewayError } from '../errors.ts';
import { wantIncrementalVacuum } from './giveBack.ts';
import { MIGRATIONS } from './migrations.ts';
import { WAL_BYTES } from './wal.ts';

export type Db = Database.Database;

/** `LidW`: tells our files from other people's. */
const APPLICATION_ID = 0x4c696457;

export interface DatabaseOptions {
  readonly file: string;
  /** make it where there is none */
  readonly create: boolean;
  /** how long a statement may wait for another process; the event loop stands still meanwhile */
  readonly waitMs: number;
  /** false: nothing is synced to the disk, for a database that nobody needs behind a power cut; true by default */
  readonly durable?: boolean | undefined;
}

/**
 * Opens the database and brings it to the present schema.
 * Throws store-missing, store-foreign, store-newer, and whatever the disk has to say.
 */
export function openDatabase({ file, create, waitMs, durable = true }: DatabaseOptions): Db {
  if (!create && !existsSync(file)) {
    throw gatewayError('store-missing', `${file} does not exist`, { hint: 'Add a cover, or start the gateway once.' });
  }
  const db = new Database(file, { timeout: waitMs });
  try {
    chmodSync(file, 0o600); // the keys of all nodes are in it
    identify(db, file);
    wantIncrementalVacuum(db);
    // FULL: in WAL mode the weaker settings may lose the last commits at a power cut, and they were acknowledged
    db.pragma('journal_mode = WAL');
    db.pragma(`synchronous = ${durable ? 'FULL' : 'OFF'}`);
    db.pragma(`journal_size_limit = ${WAL_BYTES}`);
    db.pragma('foreign_keys = ON');
    migrate(db);
  } catch (error) {
    db.close();
    throw error;
  }
  return db;
}

/** Throws store-foreign, store-newer. */
export function identify(db: Db, file: string): void {
  const id = readApplicationId(db);
  const tables = id === undefined ? 1 : Number(db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get());
  if (id !== APPLICATION_ID && (id !== 0 || tables > 0)) {
    throw gatewayError('store-foreign', `${file} is not a database of this program`, {
      hint: 'Move it away, or name another data folder.',
    });
  }
  const version = Number(db.pragma('user_version', { simple: true }));
  if (version > MIGRATIONS.length) {
    const message = `${file} has schema ${version}; this program knows up to ${MIGRATIONS.length}`;
    throw gatewayError('store-newer', message, {
      hint: 'Start the newer version, or restore a backup made before it.',
    });
  }
}

/** undefined where the file is no SQLite database at all */
function readApplicationId(db: Db): number | undefined {
  try {
    return Number(db.pragma('application_id', { simple: true }));
  } catch (error) {
    if (error instanceof Database.SqliteError && error.code === 'SQLITE_NOTADB') return undefined;
    throw error;
  }
}

/**
 * Each step and its number in one transaction: a power cut in between leaves the step before. A new database has nothing to lose,
 * and is made in one.
 */
function migrate(db: Db): void {
  const version = (): number => Number(db.pragma('user_version', { simple: true }));
  const step = (): void => {
    const from = version();
    const sql = MIGRATIONS[from];
    if (sql === undefined) return;
    db.exec(sql);
    db.pragma(`application_id = ${APPLICATION_ID}`);
    db.pragma(`user_version = ${from + 1}`);
  };
  const isNew = version() === 0;
  const some = db.transaction(() => {
    do step();
    while (isNew && version() < MIGRATIONS.length);
  });
  // immediate: two programs that open an old database at once wait for each other here
  while (version() < MIGRATIONS.length) some.immediate();
}
