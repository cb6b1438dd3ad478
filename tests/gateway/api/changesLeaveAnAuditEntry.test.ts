import { expect, it } from 'vitest';
import { createFakeNode } from '../../support/fakeNode.ts';
import { startGateway } from '../../support/gatewayRig.ts';
import { addPeople, beside, openBrowser, PASSWORD } from '../../support/people.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

async function withRoot() {
  const data = temporaryFolder();
  const store = beside(data);
  await addPeople(store, { name: 'root', role: 'admin' });
  const rig = await startGateway({ data, covers: [{ cover: 'C-1', node: 1, key: createFakeNode(1).key }] });
  const root = openBrowser(rig.info.api);
  await root.logIn('root');
  const entries = () => store.audit.list({ limit: 1_000 }).map(({ who, what, subject }) => [who, what, subject]);
  return { rig, store, root, entries };
}

it('who has changed what is told, by session, token and program', async () => {
  const { rig, root, store, entries } = await withRoot();
  await root.visit('POST', '/api/covers/C-1/orders', { order: 'reboot' });
  const token = store.tokens.create({ name: 'console', scope: 'operator' }, Date.now());
  const shelf = { for: '8h', reason: 'works in the street' };
  const headers = { authorization: `Bearer ${token}` };
  await rig.ask('PUT', '/api/covers/C-1/shelves/water.high', { headers, body: shelf });
  await rig.ask('POST', '/api/covers', { body: { cover: 'C-2' } });
  await root.visit('POST', '/api/users', { name: 'ann', password: PASSWORD, role: 'crew' });
  await root.visit('DELETE', '/api/session');
  expect(entries()).toEqual([
    ['root', 'DELETE /api/session', ''],
    ['root', 'POST /api/users', 'ann'],
    ['local', 'POST /api/covers', 'C-2'],
    ['console', 'PUT /api/covers/:cover/shelves/:rule', 'C-1 water.high'],
    ['root', 'POST /api/covers/:cover/orders', 'C-1'],
    ['root', 'POST /api/session', 'root'],
  ]);
  const told = JSON.stringify(store.audit.list({ limit: 100 }));
  expect(told).toContain('works in the street');
  expect(told).not.toContain(PASSWORD);
  expect(told).not.toContain(token);
});

it('of a password, old or new, nothing is told, whatever the body calls it', async () => {
  const { root, store } = await withRoot();
  const password = 'a longer walk by another river';
  expect((await root.visit('PUT', '/api/session/password', { old: PASSWORD, password })).status).toBe(200);
  const told = JSON.stringify(store.audit.list({ limit: 100 }));
  expect(told).toContain('PUT /api/session/password');
  expect(told).not.toMatch(/walk by/);
});

it('every password that a body may hold is declared as one', async () => {
  const { rig } = await withRoot();
  const { components, paths } = (await rig.get('/api/openapi.json')).body as never as Record<string, unknown>;
  const found: [name: string, writeOnly: unknown][] = [];
  (function look(node: unknown): void {
    if (typeof node !== 'object' || node === null) return;
    const { properties } = node as { properties?: Record<string, { writeOnly?: unknown }> };
    for (const [name, property] of Object.entries(properties ?? {})) {
      if (/^old$|^pass/.test(name)) found.push([name, property.writeOnly]);
    }
    for (const inner of Object.values(node)) look(inner);
  })({ components, paths });
  expect(found.length).toBeGreaterThan(4);
  expect(found).toEqual(found.map(([name]) => [name, true]));
});

it('what only reads, fails, or tries leaves none', async () => {
  const { root, rig, entries } = await withRoot();
  await root.visit('GET', '/api/covers');
  await root.visit('POST', '/api/covers/C-9/orders', { order: 'reboot' });
  await root.visit('POST', '/api/covers/C-1/orders', { order: 'dance' });
  await root.visit('POST', '/api/covers/C-1/orders', { order: 'reboot' }, { 'x-lidwatch-csrf': 'x' });
  await rig.ask('POST', '/api/inventory?dryRun=true', { body: { rows: [{ cover: 'C-5' }] } });
  await root.logIn('ann', 'not the password, no');
  expect(entries()).toEqual([['root', 'POST /api/session', 'root']]);
  await rig.ask('POST', '/api/inventory', { body: { rows: [{ cover: 'C-5' }] } });
  expect(entries()[0]).toEqual(['local', 'POST /api/inventory', '']);
});

it('is shown to supervisors, page by page and by who and what', async () => {
  const { root, rig } = await withRoot();
  for (let i = 0; i < 5; i += 1) await rig.ask('POST', '/api/covers', { body: { cover: `D-${i}` } });
  const subjects: string[] = [];
  let next: string | null = '';
  while (next !== null) {
    const cursor: string = next === '' ? '' : `&cursor=${next}`;
    const answer = (await rig.get(`/api/audit?who=local&limit=2${cursor}`)).body as {
      entries: { subject: string }[];
      next: string | null;
    };
    subjects.push(...answer.entries.map(({ subject }) => subject));
    next = answer.next;
  }
  expect(subjects).toEqual(['D-4', 'D-3', 'D-2', 'D-1', 'D-0']);
  expect((await rig.get('/api/audit?what=POST%20/api/session')).body).toMatchObject({ entries: [{ who: 'root' }] });
  expect((await rig.get('/api/audit?what=POST%20/api/session&who=local')).body).toMatchObject({ entries: [] });
  await root.visit('POST', '/api/users', { name: 'disp', password: PASSWORD, role: 'dispatcher' });
  const dispatcher = openBrowser(rig.info.api);
  await dispatcher.logIn('disp');
  expect((await dispatcher.visit('GET', '/api/audit')).status).toBe(403);
});
