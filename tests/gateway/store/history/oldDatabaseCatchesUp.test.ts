import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';
import { MIGRATIONS } from '../../../../gateway/src/store/migrations.ts';
import { FIRST } from '../../../../gateway/src/store/schema/first.ts';
import { openStore, type Store } from '../../../../gateway/src/store/store.ts';
import { naiveHistory } from '../../../support/naiveHistory.ts';
import { openTestStore, reading } from '../../../support/storeRig.ts';
import { temporaryFolder } from '../../../support/temporaryFolder.ts';

const START = Date.UTC(2026, 0, 1);
const HOUR = 3_600_000;
const MINUTE = 60_000;

const READINGS = Array.from({ length: 3_000 }, (_, n) => reading('C-1', START + n * MINUTE, { tilt: (n % 70) / 10 }));

/** As the first release has left it: no auto_vacuum, readings and nothing else. */
function oldDatabase(): string {
  const folder = temporaryFolder();
  const old = new Database(join(folder, 'lidwatch.db'));
  old.pragma('journal_mode = WAL');
  old.exec(FIRST);
  old.pragma(`application_id = ${0x4c696457}`);
  old.pragma('user_version = 1');
  const add = old.prepare(
    `INSERT INTO readings (cover, at, received_at, quality, link, tilt) VALUES (?, ?, ?, 'exact', 'field', ?)`,
  );
  old.transaction(() => {
    for (const { cover, at, tilt } of READINGS) add.run(cover, at, at, tilt);
  })();
  old.close();
  return folder;
}

function hours(store: Store) {
  const query = { cover: 'C-1', signal: 'tilt', from: 0, to: 4e12, resolution: 'hour', limit: 10_000 } as const;
  return store.history(query);
}

it('readings from before there were roll-ups are rolled up in steps, whatever is cut off in between', () => {
  expect(MIGRATIONS[0]).toBe(FIRST);
  const folder = oldDatabase();
  const wanted = naiveHistory(READINGS, 'tilt', HOUR);
  let store = openStore({ folder, access: 'gateway' });
  onTestFinished(() => store.close());
  for (let more = true; more; ) {
    expect(hours(store).points).toEqual(wanted);
    more = store.rollUp();
    store.close();
    store = openStore({ folder, access: 'gateway' });
    // what was gathered and not written when it was cut off is gathered again
    for (let i = 0; i < 3 && more; i += 1) more = store.rollUp();
    if (more) more = store.rollUp();
  }
  while (store.rollUp());
  expect(store.figures().behind).toBe(0);
  expect(hours(store).points).toEqual(wanted);
});

it('a step that another program is in the way of is done again, and counts once', () => {
  const folder = oldDatabase();
  const store = openTestStore({ folder });
  const other = new Database(join(folder, 'lidwatch.db'));
  other.exec('BEGIN IMMEDIATE');
  expect(() => {
    while (store.rollUp());
  }).toThrow(expect.objectContaining({ code: 'SQLITE_BUSY' }));
  expect(store.figures().behind).toBe(READINGS.length);
  other.exec('ROLLBACK');
  other.close();
  while (store.rollUp());
  expect(hours(store).points).toEqual(naiveHistory(READINGS, 'tilt', HOUR));
});

it('a small old database is made one that gives free pages back, and keeps what is in it', () => {
  const folder = oldDatabase();
  expect(openTestStore({ folder }).figures().givesBack).toBe(true);
  const check = new Database(join(folder, 'lidwatch.db'), { readonly: true });
  expect(check.pragma('quick_check(1)', { simple: true })).toBe('ok');
  expect(check.prepare('SELECT count(*) FROM readings').pluck().get()).toBe(READINGS.length);
  check.close();
});
