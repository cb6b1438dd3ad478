import { beforeEach, expect, it } from 'vitest';
import { createFakeNode } from '../../support/fakeNode.ts';
import { type GatewayRig, startGateway } from '../../support/gatewayRig.ts';
import { openTestStore } from '../../support/storeRig.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

let rig: GatewayRig;

/** C-1 and C-2 with nodes and C-3 without, in the tunnel; C-4 with a node, in no group. */
beforeEach(async () => {
  const data = temporaryFolder();
  const store = openTestStore({ folder: data, access: 'tool', create: true });
  store.inventory.take([{ cover: 'C-3', change: { group: 'tunnel' } }], 0);
  store.close();
  const covers = [1, 2, 4].map((node) => {
    const { key } = createFakeNode(node);
    return { cover: `C-${node}`, node, key, ...(node < 4 ? { group: 'tunnel' } : {}) };
  });
  rig = await startGateway({ data, covers });
});

async function send(method: string, path: string, body?: unknown, ifMatch?: string) {
  const headers: Record<string, string> = ifMatch === undefined ? {} : { 'if-match': ifMatch };
  const answer = await rig.ask(method, path, body === undefined ? { headers } : { body, headers });
  return { ...answer, body: answer.body as Record<string, unknown> };
}

const config = (path: string, settings: unknown, ifMatch?: string) => send('PUT', path, { settings }, ifMatch);

it('sets settings for a group and for all, which a cover shows with where they come from', async () => {
  expect((await config('/api/all/config', { heartbeat: '6h', waterPeriod: '2min' })).status).toBe(200);
  const { status, body } = await config('/api/groups/tunnel/config', { heartbeat: '60min' });
  expect([status, body]).toMatchObject([
    200,
    {
      group: 'tunnel',
      settings: {
        heartbeat: { wanted: '1h', from: 'group tunnel' },
        waterPeriod: { wanted: '2min', from: 'all covers' },
      },
    },
  ]);
  await config('/api/covers/C-1/config', { impactLevel: '800mg' });
  expect((await rig.get('/api/covers/C-1/config')).body).toMatchObject({
    state: 'pending',
    settings: {
      heartbeat: { wanted: '1h', from: 'group tunnel' },
      impactLevel: { from: 'cover C-1' },
      tiltTrigger: { from: 'built in' },
    },
  });
  expect((await rig.get('/api/all/config')).body).toMatchObject({
    group: null,
    settings: { heartbeat: { wanted: '6h' } },
  });
});

it('lists groups page by page, and tells which covers wait', async () => {
  await config('/api/groups/tunnel/config', { heartbeat: '60min' });
  const first = await rig.get('/api/groups?limit=1');
  expect(first.body).toMatchObject({ groups: [{ group: 'tunnel', covers: 3, nodeless: 1, states: { pending: 2 } }] });
  const { next } = first.body as { next: string };
  expect((await rig.get(`/api/groups?limit=1&cursor=${next}`)).body).toEqual({ groups: [], next: null });
  expect((await rig.get('/api/groups/tunnel?limit=2')).body).toMatchObject({
    states: { pending: 2, applied: 0 },
    waiting: [
      { cover: 'C-1', node: 1, state: 'pending', heard: null },
      { cover: 'C-2', node: 2 },
    ],
  });
  expect((await rig.get('/api/all')).body).toMatchObject({ group: null, covers: 4, states: { unset: 1, pending: 2 } });
});

it('writes over nothing that somebody else has changed meanwhile', async () => {
  const path = '/api/groups/tunnel/config';
  const seen = await rig.get(path);
  const { revision } = seen.body as { revision: string };
  const tag = seen.headers.get('etag') ?? '';
  expect((await config(path, { heartbeat: '1h' }, tag)).status).toBe(200);
  for (const old of [tag, `"${revision}"`]) {
    const { status, body } = await config(path, { heartbeat: '2h' }, old);
    expect([status, body.type]).toEqual([412, 'urn:lidwatch:problem:changed-meanwhile']);
  }
  const now = (await rig.get(path)).body as { revision: string };
  expect((await config(path, { heartbeat: '2h' }, `"${now.revision}"`)).status).toBe(200);
  // what all are to have is part of what a group is to have
  await config('/api/all/config', { impactLevel: '800mg' });
  expect((await rig.get(path)).body).not.toMatchObject({ revision: now.revision });
});

it('asks every node of a group, says how many and who has none, and lists how far it is', async () => {
  const asked = await send('POST', '/api/groups/tunnel/orders', { order: 'begin', for: '2h' });
  expect(asked).toMatchObject({
    status: 202,
    body: { group: 'tunnel', order: 'begin', covers: 2, nodeless: 1, without: ['C-3'], states: { pending: 2 } },
  });
  expect((await send('POST', '/api/all/orders', { order: 'end' })).body).toMatchObject({ group: null, covers: 3 });
  expect((await rig.get('/api/groups/tunnel/orders')).body).toMatchObject({
    orders: [{ order: 'begin', states: { pending: 0, replaced: 2 } }],
  });
  expect((await rig.get('/api/covers/C-4/orders')).body).toMatchObject({ orders: [{ order: 'end' }] });
  expect((await rig.get('/api/covers/C-3/orders')).body).toEqual({ orders: [] });
  const zero = { order: 'rezero', confirmed: true, within: '30min' };
  expect((await send('POST', '/api/groups/tunnel/orders', zero)).status).toBe(202);
});

it.each([
  ['PUT', 'config', { settings: { heartbeat: '60' } }, 'settings.heartbeat'],
  ['PUT', 'config', { settings: { tiltTrigger: '6deg' } }, 'settings.tiltClear'],
  ['PUT', 'config', { settings: {}, more: 1 }, 'body'],
  ['POST', 'orders', { order: 'rezero' }, 'confirmed'],
  ['POST', 'orders', { order: 'rezero', confirmed: false }, 'confirmed'],
  ['POST', 'orders', { order: 'cell' }, 'order'],
  ['POST', 'orders', { order: 'begin' }, 'for'],
] as const)(
  'refuses %s %s %j of a group and of all, names what is wrong, and changes nothing',
  async (method, path, body, name) => {
    for (const members of ['/api/groups/tunnel', '/api/all']) {
      const { status, body: problem } = await send(method, `${members}/${path}`, body);
      const { type, errors = [{ name: 'body' }] } = problem as { type: string; errors?: { name: string }[] };
      expect([status, type]).toEqual([400, 'urn:lidwatch:problem:invalid-body']);
      expect(errors.map((error) => error.name)).toContain(name);
      expect((await rig.get(`${members}/orders`)).body).toEqual({ orders: [] });
    }
    expect((await rig.get('/api/all')).body).toMatchObject({ states: { unset: 3 } });
  },
);

it('refuses levels that clash with those of a cover, and names the cover', async () => {
  await config('/api/covers/C-2/config', { tiltClear: '9deg' });
  const { status, body } = await config('/api/groups/tunnel/config', { tiltTrigger: '8deg', tiltClear: '5deg' });
  expect(status).toBe(400);
  expect(body.errors).toMatchObject([
    { name: 'settings.tiltClear', message: expect.stringMatching(/^of cover C-2, 9deg lies above/) },
  ]);
});

it('knows no group that no cover is in', async () => {
  for (const path of ['', '/config', '/orders']) expect((await rig.get(`/api/groups/quay${path}`)).status).toBe(404);
  expect((await config('/api/groups/quay/config', {})).status).toBe(404);
  expect((await send('POST', '/api/groups/quay/orders', { order: 'log' })).status).toBe(404);
});
