import { copyFileSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { inspectWal } from '../../../gateway/src/store/walDamage.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

/** A database with a log that was begun anew, as a process leaves them that is killed. */
function killed(): { folder: string; log: Buffer; whole: number } {
  const folder = temporaryFolder();
  const file = join(folder, 'live.db');
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.exec('CREATE TABLE t (x)');
  const add = db.prepare('INSERT INTO t VALUES (randomblob(900))');
  for (let i = 0; i < 60; i += 1) add.run();
  // what stood in the log stays in the file behind what is written from here on
  db.pragma('wal_checkpoint(RESTART)');
  for (let i = 0; i < 20; i += 1) add.run();
  copyFileSync(`${file}-wal`, join(folder, 'killed.db-wal'));
  db.close();
  const { whole } = inspectWal(join(folder, 'killed.db-wal')) ?? { whole: 0 };
  return { folder, log: readFileSync(join(folder, 'killed.db-wal')), whole };
}

const FRAME = 24 + 4096;

it('a whole log is whole, with the frames of the one before it behind its own', () => {
  const { folder, log, whole } = killed();
  expect(inspectWal(join(folder, 'killed.db-wal'))).toEqual({ whole, isDamaged: false });
  expect(whole).toBeGreaterThanOrEqual(20);
  expect(log.length).toBeGreaterThan(32 + whole * FRAME);
});

it('no log, and an empty one, are no damage', () => {
  const folder = temporaryFolder();
  expect(inspectWal(join(folder, 'none'))).toBeUndefined();
  writeFileSync(join(folder, 'empty'), '');
  expect(inspectWal(join(folder, 'empty'))).toBeUndefined();
  expect(statSync(join(folder, 'empty')).size).toBe(0);
});

it('any byte that differs is found, unless it makes a frame one of another log', () => {
  const { folder, log, whole } = killed();
  const file = join(folder, 'changed');
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 32 + whole * FRAME - 1 }), fc.integer({ min: 1, max: 255 }), (at, flip) => {
      const changed = Buffer.from(log);
      changed[at] = (changed[at] ?? 0) ^ flip;
      writeFileSync(file, changed);
      const look = inspectWal(file);
      const inFrame = at < 32 ? -1 : (at - 32) % FRAME;
      const isSalt = inFrame >= 8 && inFrame < 16;
      expect(look?.isDamaged).toBe(!isSalt);
      expect(look?.whole).toBeLessThanOrEqual(whole);
    }),
    { numRuns: 150 },
  );
});
