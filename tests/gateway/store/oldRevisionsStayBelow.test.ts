import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { MIGRATIONS } from '../../../gateway/src/store/migrations.ts';
import { openTestStore } from '../../support/storeRig.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

it('goes on above every revision of a database in which each cover counted its own', () => {
  const folder = temporaryFolder();
  const old = new Database(join(folder, 'lidwatch.db'));
  for (const step of MIGRATIONS.slice(0, 8)) old.exec(step);
  old.pragma(`application_id = ${0x4c696457}`);
  old.pragma('user_version = 8');
  old.exec(`INSERT INTO covers (cover, grp, added_at) VALUES ('C-1', 'a', 0), ('C-2', 'a', 0)`);
  old.exec(`INSERT INTO desired VALUES ('C-1', '{"heartbeat":60}', 41, 5), ('C-2', '{}', 3, 5)`);
  old.close();
  const store = openTestStore({ folder });
  const desired = (cover: string) => {
    const record = store.covers.get(cover);
    return record && store.configs.of(record).desired;
  };
  expect(desired('C-1')).toEqual({ settings: { heartbeat: 60 }, revision: 41, at: 5 });
  expect(desired('C-2')?.revision).toBe(3);
  store.configs.desireOfGroup('a', () => ({ impactLevel: 80 }), 6);
  expect(desired('C-1')).toEqual({ settings: { heartbeat: 60, impactLevel: 80 }, revision: 42, at: 6 });
  expect(desired('C-2')).toEqual({ settings: { impactLevel: 80 }, revision: 42, at: 6 });
});
