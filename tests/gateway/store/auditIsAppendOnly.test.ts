import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { type AuditCount, createAuditor } from '../../../gateway/src/api/access/auditor.ts';
import { createTally } from '../../../gateway/src/parts/tally.ts';
import { openTestStore } from '../../support/storeRig.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';
import { createTestLog } from '../../support/testLog.ts';

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

it('what cannot be written now is written in its turn later, and what is lost is counted and told', () => {
  const folder = temporaryFolder();
  const store = openTestStore({ folder });
  const counts = createTally<AuditCount>();
  const { log, lines } = createTestLog();
  const auditor = createAuditor({ store: () => store, counts, log });
  const other = new Database(join(folder, 'lidwatch.db'));
  other.exec('BEGIN IMMEDIATE');
  for (let i = 0; i < 3; i += 1) auditor.note(deed(`C-${i}`));
  other.exec('ROLLBACK');
  other.close();
  expect(store.audit.list({ limit: 10 })).toEqual([]);
  auditor.note(deed('C-3'));
  expect(store.audit.list({ limit: 10 }).map(({ subject }) => subject)).toEqual(['C-3', 'C-2', 'C-1', 'C-0']);
  expect(Object.fromEntries(counts.entries())).toEqual({ waiting: 3, written: 4 });
  // once, however many wait
  expect(lines.map(({ code }) => code)).toEqual(['audit-late']);
  const away = createTally<AuditCount>();
  const lost = createAuditor({ store: () => undefined, counts: away, log });
  for (let i = 0; i < 1_005; i += 1) lost.note({ ...deed(`D-${i}`), detail: 'PLAIN' });
  expect(away.get('lost')).toBe(5);
  const told = lines.filter(({ code }) => code === 'audit-lost');
  expect(told).toMatchObject([0, 1, 2, 3, 4].map((i) => ({ at: 1, who: 'ann', subject: `D-${i}` })));
  expect(JSON.stringify(told)).not.toContain('PLAIN');
});
