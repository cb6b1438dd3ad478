import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { gatewayError, isGatewayError } from '../errors.ts';
import { identify } from './database.ts';
import { wantIncrementalVacuum } from './giveBack.ts';
import { createKeyring } from './keys/keyring.ts';
import type { SecretSource } from './keys/storeSecret.ts';

/** What is in a database, in figures that a person can compare: rows, and the counters that must never go back. */
export interface Inventory {
  /** steps of the schema that it has seen */
  readonly schema: number;
  readonly covers: number;
  readonly nodes: number;
  readonly events: number;
  readonly openEvents: number;
  readonly readings: number;
  readonly outbox: number;
  readonly reports: number;
  /** the sums of all nodes' counters: of the newest uplinks accepted, and of the next downlinks */
  readonly upCounters: number;
  readonly downCounters: number;
}

const COUNTS: Readonly<Record<Exclude<keyof Inventory, 'schema'>, string>> = {
  covers: 'SELECT count(*) FROM covers',
  nodes: 'SELECT count(*) FROM nodes',
  events: 'SELECT count(*) FROM events',
  openEvents: 'SELECT count(*) FROM events WHERE cleared_at IS NULL',
  readings: 'SELECT count(*) FROM readings',
  outbox: 'SELECT count(*) FROM outbox',
  reports: 'SELECT count(*) FROM reports',
  upCounters: 'SELECT coalesce(sum(up_high), 0) FROM nodes',
  downCounters: 'SELECT coalesce(sum(down), 0) FROM nodes',
};

/**
 * Copies the database of `file` as it is at one instant into `target`, which must not exist, beside whoever is writing.
 * VACUUM INTO reads in one transaction, so it is never disturbed by a writer and never begins anew, as the page-wise
 * backup does where another process writes (sqlite.org/backup.html, sqlite.org/lang_vacuum.html#vacuuminto).
 * Throws store-missing, store-foreign, store-newer, and whatever the disk has to say.
 */
export function copyDatabase(file: string, target: string): void {
  if (!existsSync(file)) {
    throw gatewayError('store-missing', `${file} does not exist`, { hint: 'Name the data folder of a gateway.' });
  }
  const db = new Database(file, { fileMustExist: true, timeout: 5_000 });
  try {
    identify(db, file);
    // of the copy: a restored database gives free pages back, whatever this one does
    wantIncrementalVacuum(db);
    db.prepare('VACUUM INTO ?').run(target);
  } finally {
    db.close();
  }
  forgetSessions(target);
}

/** Whoever has logged out since, or was logged out, is not to be in again because of a backup. */
function forgetSessions(file: string): void {
  const db = new Database(file, { fileMustExist: true });
  try {
    const hasSessions = db.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'sessions'`).get();
    if (hasSessions) db.exec('DELETE FROM sessions');
  } finally {
    db.close();
  }
}

/** Reads a database that nobody writes to. Throws store-foreign, store-newer, and backup-invalid where it is damaged. */
export function inspectDatabase(file: string): Inventory {
  const db = new Database(file, { readonly: true, fileMustExist: true });
  try {
    identify(db, file);
    const fault = db.pragma('quick_check(1)', { simple: true });
    if (fault !== 'ok') throw gatewayError('backup-invalid', `the database in it is damaged: ${String(fault)}`);
    const count = (sql: string): number => Number(db.prepare(sql).pluck().get());
    const counts = Object.entries(COUNTS).map(([name, sql]) => [name, count(sql)]);
    // one entry for each name
    return { schema: count('PRAGMA user_version'), ...Object.fromEntries(counts) } as unknown as Inventory;
  } finally {
    db.close();
  }
}

/** How the keys in a database are kept, and why they cannot be read here where they cannot. */
export interface KeysLook {
  readonly encrypted: boolean;
  readonly trouble?: { readonly code: string; readonly message: string; readonly hint: string };
}

/** Of a database that nobody writes to, of any schema. */
export function lookAtKeys(file: string, secret: SecretSource): KeysLook {
  const db = new Database(file, { readonly: true, fileMustExist: true });
  try {
    const keyring = createKeyring(db, secret);
    const encrypted = keyring.areWrapped();
    try {
      keyring.check();
      return { encrypted };
    } catch (error) {
      if (!isGatewayError(error)) throw error;
      return { encrypted, trouble: { code: error.code, message: error.message, hint: error.hint ?? '' } };
    }
  } finally {
    db.close();
  }
}
