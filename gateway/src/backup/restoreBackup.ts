import { existsSync } from 'node:fs';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gatewayError } from '../errors.ts';
import { makeFolder } from '../parts/makeFolder.ts';
import { type AuditEntry, createAudit } from '../store/audit.ts';
import { openDatabase } from '../store/database.ts';
import type { SecretSource } from '../store/keys/storeSecret.ts';
import { takeLock } from '../store/lock.ts';
import { readBackup, type WholeBackup } from './readBackup.ts';
import { syncPath } from './syncPath.ts';

export interface RestoreOptions {
  readonly file: string;
  /** the data folder; made where there is none */
  readonly folder: string;
  /** a database that stands there is moved aside */
  readonly replace: boolean;
  /** the store secret of this machine: only told whether it is that of the backup */
  readonly secret: SecretSource;
  readonly now: number;
  /** the last entry of the audit that comes back: that it was brought back, and by whom */
  readonly sign: (whole: WholeBackup) => Omit<AuditEntry, 'id' | 'at'>;
  readonly progress: (done: number) => void;
}

export interface Restored extends WholeBackup {
  /** where the database went that stood there before */
  readonly aside?: string;
}

const DATABASE = 'lidwatch.db';
/** What belongs to a database: a WAL of another one beside it would be taken for its own, also one whose database is gone. */
const BESIDE = ['', '-wal', '-shm'] as const;

/**
 * Puts the database of a backup in the place of a gateway's. The folder is held like a running gateway holds it. Until
 * the backup has been read and checked to its end, nothing in its place is touched.
 * Throws store-locked, store-exists, and what readBackup throws.
 */
export async function restoreBackup(options: RestoreOptions): Promise<Restored> {
  const { file, folder, replace, secret, now, sign, progress } = options;
  makeFolder(folder);
  const place = join(folder, DATABASE);
  const lock = takeLock(join(folder, 'gateway.lock'));
  const part = join(folder, 'restore.part');
  try {
    if (existsSync(place) && !replace) {
      const hint = 'Say --replace to move it aside, or name another folder with --data.';
      throw gatewayError('store-exists', `there is a database in ${folder} already`, { hint });
    }
    await clear(part);
    const whole = await readBackup({ file, target: part, secret, progress });
    addEntry(part, { ...sign(whole), at: now });
    await syncPath(part);
    const old = `${place}.before-${new Date(now).toISOString().replace(/[:.]/g, '')}`;
    const aside = existsSync(place) ? old : undefined;
    for (const end of BESIDE) {
      if (existsSync(place + end)) await rename(place + end, old + end);
    }
    // a power cut must not bring the new database onto the disk before the old WAL has left it
    await syncPath(folder);
    await rename(part, place);
    await syncPath(folder);
    return aside === undefined ? whole : { ...whole, aside };
  } finally {
    await clear(part);
    lock.release();
  }
}

/** Brings the schema up to date, which the next start would do; what the last connection has written is in the file once it is closed. */
function addEntry(file: string, entry: Omit<AuditEntry, 'id'>): void {
  const db = openDatabase({ file, create: false, waitMs: 0 });
  try {
    createAudit(db).add(entry);
  } finally {
    db.close();
  }
}

async function clear(file: string): Promise<void> {
  for (const end of BESIDE) await rm(file + end, { force: true });
}

/** Reads and checks a backup to its end, and restores nothing. Throws what readBackup throws. */
export async function checkBackup({
  file,
  secret,
  progress,
}: Pick<RestoreOptions, 'file' | 'secret' | 'progress'>): Promise<WholeBackup> {
  const folder = await mkdtemp(join(tmpdir(), 'lidwatch-check-'));
  try {
    return await readBackup({ file, target: join(folder, DATABASE), secret, progress });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
