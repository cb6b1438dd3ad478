import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { type AuditCount, createAuditor } from '../../../gateway/src/api/access/auditor.ts';
import { createTally } from '../../../gateway/src/parts/tally.ts';
import { openTestStore } from '../../support/storeRig.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

const deed = (subject: string) => ({ at: 1, who: 'ann', what: 'POST /api/covers', subject, detail: '' });

it('the database itself refuses to change or delete an entry', () => {
  const folder = temporaryFolder();
  const store = openTestStore({ folder });
  store.audit.add(deed('C-1'));
  const db = new Database(join(folder, 'lidwatch.db'));
  expect(() => db.exec(`UPDATE audit SET who = 'bob'`)).toThrow(/append-only/);
  expect(() => db.exec('DELETE FROM audit')).toThrow(/append-only/);
  db.close();
  expect(store.audit.list({ limit: 10 })).toMatchObject([{ who: 'ann', subject: 'C-1' }]);
});

it('what cannot be written now is written in its turn later, and what is lost is counted', () => {
  const folder = temporaryFolder();
  const store = openTestStore({ folder });
  const counts = createTally<AuditCount>();
  const auditor = createAuditor(() => store, counts);
  const other = new Database(join(folder, 'lidwatch.db'));
  other.exec('BEGIN IMMEDIATE');
  for (let i = 0; i < 3; i += 1) auditor.note(deed(`C-${i}`));
  other.exec('ROLLBACK');
  other.close();
  expect(store.audit.list({ limit: 10 })).toEqual([]);
  auditor.note(deed('C-3'));
  expect(store.audit.list({ limit: 10 }).map(({ subject }) => subject)).toEqual(['C-3', 'C-2', 'C-1', 'C-0']);
  expect(Object.fromEntries(counts.entries())).toEqual({ waiting: 3, written: 4 });
  const away = createTally<AuditCount>();
  const lost = createAuditor(() => undefined, away);
  for (let i = 0; i < 1_005; i += 1) lost.note(deed('C-1'));
  expect(away.get('lost')).toBe(5);
});
