import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { putIncidents } from '../../support/incidentRows.ts';
import { picture } from '../../support/pictures.ts';
import { startResidents } from '../../support/residentRig.ts';
import { openTestStore } from '../../support/storeRig.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

const DAY_MS = 86_400_000;
const textOf = (value: unknown): string => (value instanceof Buffer ? value.toString('latin1') : String(value));
const SAID = { service: 'other', matter: 'other', text: 'x', via: 'page' } as const;

it('a contact is forgotten some time behind the end of its report, and not before; a reopened one keeps it', () => {
  const folder = temporaryFolder();
  const store = openTestStore({ folder });
  const { residentReports: reports } = store;
  const add = (follow: string) =>
    reports.add({ ...SAID, follow, contact: { text: '+1 555' }, device: 'd' }, 'unfinished', 0).no;
  putIncidents(folder, [{ id: 1, closedAt: 5 * DAY_MS }, { id: 2 }, { id: 3, closedAt: 5 * DAY_MS }]);
  const [closed, open, reopened] = ['a', 'b', 'c'].map(add);
  for (const [i, no] of [closed, open, reopened].entries()) reports.opened(no ?? 0, i + 1, undefined, 1);
  const rejected = add('d');
  reports.reject(rejected, undefined, 6 * DAY_MS);
  const settle = (now: number) => {
    reports.follow(now);
    reports.forget(now, 90 * DAY_MS);
  };
  const contacts = () => [closed, open, reopened, rejected].map((no) => reports.get(no ?? 0)?.contact?.text);
  settle(30 * DAY_MS);
  expect(contacts()).toEqual(new Array(4).fill('+1 555'));
  settle(94 * DAY_MS);
  // one that was rejected is gone altogether by now
  expect(contacts()).toEqual(['+1 555', '+1 555', '+1 555', undefined]);
  expect(reports.get(closed ?? 0)).toMatchObject({ state: 'closed', updatedAt: 5 * DAY_MS });
  putIncidents(folder, [{ id: 3 }]);
  settle(97 * DAY_MS);
  expect(contacts()).toEqual([undefined, '+1 555', '+1 555', undefined]);
  expect(reports.get(closed ?? 0)?.device).toBe(undefined);
  expect(reports.get(reopened ?? 0)).toMatchObject({ state: 'open' });
});

it('a contact is told to dispatchers alone, and stands in no log, event, audit or public answer', async () => {
  const rig = await startResidents();
  const contact = 'jane.doe@private.example';
  await rig.report({ contact, text: `write to ${contact}` }, { photo: await picture() });
  expect((await rig.get('/api/residents/reports?incident=I-000001')).text).toContain(contact);
  const viewer = rig.store.tokens.create({ name: 'v', scope: 'viewer' }, Date.now());
  for (const path of ['/api/residents/held', '/api/residents/reports?incident=I-000001']) {
    expect((await rig.ask('GET', path, { headers: { authorization: `Bearer ${viewer}` } })).status).toBe(403);
  }
  const told = [
    JSON.stringify(rig.log.lines),
    JSON.stringify(rig.store.incidents.entries(1)),
    JSON.stringify(rig.store.audit.list({ limit: 100 })),
    ...(
      await Promise.all(['/open311/v2/requests.json', '/metrics', `/r/${rig.code}`].map((path) => rig.page(path)))
    ).map(({ text }) => text),
  ];
  for (const text of told) expect(text).not.toContain('jane.doe');
  // wherever it is on the disk beyond the table of reports: the outbox and the stream among it
  const database = new Database(join(rig.folder, 'lidwatch.db'), { readonly: true });
  const tables = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all() as string[];
  expect(tables).toContain('outbox');
  const holding = tables.filter((table) => {
    const rows = database.prepare(`SELECT * FROM "${table}"`).all() as Record<string, unknown>[];
    return rows.some((row) => Object.values(row).some((value) => textOf(value).includes('jane.doe')));
  });
  database.close();
  expect(holding).toEqual(['resident_reports']);
  const others = readdirSync(rig.folder).filter((name) => !name.startsWith('lidwatch.db'));
  for (const name of others) expect(readFileSync(join(rig.folder, name), 'latin1')).not.toContain('jane.doe');
});
