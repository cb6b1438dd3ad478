import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { isGatewayError } from '../errors.ts';
import { identify } from '../store/database.ts';
import { createGiveBack } from '../store/giveBack.ts';
import type { SecretSource } from '../store/keys/storeSecret.ts';
import { takeLock } from '../store/lock.ts';
import { troubleText } from '../store/trouble.ts';
import { type Finding, fail, ok, warn } from './finding.ts';
import { checkKeys } from './keys.ts';
import { checkPeople, NOBODY } from './people.ts';

export interface DatabaseLook {
  readonly findings: readonly Finding[];
  /** a gateway is at work on the folder */
  readonly isRunning: boolean;
  /** ms since the epoch: when the frame came in that was stored last; 0 where there is none */
  readonly lastReceivedAt: number;
}

/** Reading every page of more than this takes minutes. */
const DEEP_BYTES = 1024 ** 3;

/** The database: ours, of this version, whole; what is in it; and whether a gateway is at work on it. Changes nothing. */
export function checkDatabase(folder: string, deep: boolean, secret: SecretSource): DatabaseLook {
  const file = join(folder, 'lidwatch.db');
  if (!existsSync(file)) {
    const found = ok('database', 'there is none yet: it is made at the first start');
    return { findings: [found, NOBODY], isRunning: false, lastReceivedAt: 0 };
  }
  const isRunning = isHeld(join(folder, 'gateway.lock'));
  const running = ok('gateway', isRunning ? 'it is running' : 'it is not running');
  try {
    // not readonly: the shared memory of a WAL must be written to read it
    const db = new Database(file, { fileMustExist: true, timeout: 5_000 });
    try {
      identify(db, file);
      const inside = [checkCovers(db), checkKeys(db, secret), checkPeople(db)];
      const found = [running, checkPages(db, deep), ...checkRoom(db), ...inside];
      return { findings: found, isRunning, lastReceivedAt: lastReceived(db) };
    } finally {
      db.close();
    }
  } catch (error) {
    const hint = isGatewayError(error) ? error.hint : undefined;
    const found = fail('database', troubleText(error), hint ?? 'mend its permissions, or restore a backup');
    return { findings: [running, found], isRunning, lastReceivedAt: 0 };
  }
}

function isHeld(lock: string): boolean {
  if (!existsSync(lock)) return false;
  try {
    takeLock(lock).release();
    return false;
  } catch (error) {
    return isGatewayError(error, 'store-locked');
  }
}

function checkPages(db: Database.Database, deep: boolean): Finding {
  const bytes = Number(db.pragma('page_count', { simple: true })) * Number(db.pragma('page_size', { simple: true }));
  const size = `${Math.ceil(bytes / 1024 ** 2).toLocaleString('en')} MB`;
  if (bytes > DEEP_BYTES && !deep) return ok('database', `${size}; not read to its end (--deep)`);
  const fault = db.pragma('quick_check(1)', { simple: true });
  if (fault === 'ok') return ok('database', `${size}, whole`);
  const todo = 'stop the gateway, put the file aside, and restore the last backup (lidwatch restore)';
  return fail('database', `it is damaged: ${String(fault)}`, todo);
}

/** A database from before pages were given back stays as large as it ever was. */
function checkRoom(db: Database.Database): readonly Finding[] {
  const { isPossible, freeBytes } = createGiveBack(db);
  if (isPossible()) return [];
  const free = `${Math.floor(freeBytes() / 1024 ** 2).toLocaleString('en')} MB of its file are free`;
  const todo = 'stop the gateway once, and let lidwatch store vacuum rewrite it';
  return [warn('free pages', `${free}, and are not given back to the disk`, todo)];
}

function checkCovers(db: Database.Database): Finding {
  const count = (sql: string): number => Number(db.prepare(sql).pluck().get());
  const covers = count('SELECT count(*) FROM covers');
  const silent = count(
    'SELECT count(*) FROM nodes n LEFT JOIN states s ON s.cover = n.cover WHERE n.cover IS NOT NULL AND s.cover IS NULL',
  );
  if (covers === 0) return warn('covers', 'there are none', 'lidwatch provision FILE, or lidwatch cover add');
  if (silent === 0) return ok('covers', `${covers}, each heard at least once`);
  const todo = 'lidwatch cover list shows them; are their keys and their radio those of the links here?';
  return warn('covers', `${covers}, of which ${silent} were never heard`, todo);
}

function lastReceived(db: Database.Database): number {
  return Number(db.prepare('SELECT received_at FROM readings ORDER BY id DESC LIMIT 1').pluck().get() ?? 0);
}
