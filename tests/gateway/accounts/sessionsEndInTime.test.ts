import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { ROLES, type Role } from '../../../gateway/src/accounts/roles.ts';
import { SESSION_MS } from '../../../gateway/src/accounts/sessionRules.ts';
import { openTestStore } from '../../support/storeRig.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

const HOUR = 3_600_000;
const START = Date.UTC(2026, 0, 1);

function withUsers() {
  const folder = temporaryFolder();
  const store = openTestStore({ folder });
  for (const role of ROLES) store.users.add({ name: role, role, passwordHash: '-' }, START);
  const begin = (user: Role, at = START) => {
    const begun = store.sessions.begin(user, at);
    if (!begun) throw new Error('not begun');
    return begun;
  };
  return { folder, store, begin };
}

it('ends one that is not used for half a day, but not that of a crew’s phone or a display', () => {
  const { store, begin } = withUsers();
  for (const role of ROLES) {
    const stays = role === 'viewer' || role === 'crew';
    const { secret, session } = begin(role);
    expect([role, store.sessions.find(secret, START + 11 * HOUR)?.user]).toEqual([role, role]);
    store.sessions.used(session, START + 11 * HOUR);
    expect([role, store.sessions.find(secret, START + 22 * HOUR)?.user]).toEqual([role, role]);
    expect([role, store.sessions.find(secret, START + 24 * HOUR) !== undefined]).toEqual([role, stays]);
    expect([role, store.sessions.find(secret, START + SESSION_MS)]).toEqual([role, undefined]);
  }
});

it('trusts none that was begun under a clock of another year', () => {
  const { store, begin } = withUsers();
  const { secret } = begin('crew', START + 365 * 24 * HOUR);
  expect(store.sessions.find(secret, START)).toBeUndefined();
});

it('keeps a bounded number of them, and nothing of what the cookie holds', () => {
  const { folder, store, begin } = withUsers();
  const first = begin('crew');
  const secrets = Array.from({ length: 30 }, (_, i) => begin('crew', START + i + 1).secret);
  expect(store.sessions.find(first.secret, START + 50)).toBeUndefined();
  expect(secrets.filter((secret) => store.sessions.find(secret, START + 50))).toHaveLength(20);
  begin('viewer', START + 2 * SESSION_MS);
  const db = new Database(join(folder, 'lidwatch.db'), { readonly: true });
  const rows = db.prepare('SELECT * FROM sessions').all();
  db.close();
  expect(rows).toHaveLength(1);
  for (const secret of [first.secret, ...secrets]) expect(JSON.stringify(rows)).not.toContain(secret);
});

it('begins none for somebody who is disabled, and ends those that they have', () => {
  const { store, begin } = withUsers();
  const { secret, session } = begin('crew');
  expect(store.sessions.holds(session, START)).toBe(true);
  store.users.change('crew', { disabled: true }, START);
  expect([store.sessions.find(secret, START), store.sessions.begin('crew', START)]).toEqual([undefined, undefined]);
  store.users.change('crew', { disabled: false }, START);
  expect(store.sessions.find(secret, START)).toBeUndefined();
  expect(store.sessions.holds(session, START)).toBe(false);
});
