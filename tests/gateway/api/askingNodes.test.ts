import { beforeEach, expect, it } from 'vitest';
import { createFakeNode, type FakeNode } from '../../support/fakeNode.ts';
import { type GatewayRig, startGateway } from '../../support/gatewayRig.ts';

let node: FakeNode;
let rig: GatewayRig;

beforeEach(async () => {
  node = createFakeNode(1);
  rig = await startGateway({ covers: [{ cover: 'C-1', node: 1, key: node.key }] });
});

async function send(method: string, path: string, body: unknown) {
  const answer = await rig.ask(method, path, { body });
  return { status: answer.status, body: answer.body as Record<string, unknown> };
}

const config = (body: unknown) => send('PUT', '/api/covers/C-1/config', body);
const order = (body: unknown) => send('POST', '/api/covers/C-1/orders', body);

it('sets all settings of a node at once, and shows what is wanted and what it has', async () => {
  expect((await rig.get('/api/covers/C-1/config')).body).toMatchObject({ state: 'unset', desired: null });
  await config({ settings: { waterRaise: '400mm' } });
  const { status, body } = await config({ settings: { heartbeat: '60min' } });
  expect([status, body.state]).toEqual([200, 'pending']);
  expect((await rig.get('/api/covers/C-1/config')).body).toMatchObject({
    cover: 'C-1',
    node: 1,
    state: 'pending',
    settings: {
      heartbeat: { wanted: '1h', from: 'cover C-1', inForce: null },
      waterRaise: { wanted: '300mm', from: 'built in' },
    },
    hashMatches: null,
  });
});

it('takes orders, and lists them newest first', async () => {
  const begun = await order({ order: 'begin', for: '2h' });
  expect(begun).toMatchObject({ status: 202, body: { order: 'begin', state: 'pending', sendings: 0, sentAt: null } });
  const { askedAt, expiresAt } = begun.body as { askedAt: string; expiresAt: string };
  expect(Date.parse(expiresAt) - Date.parse(askedAt)).toBe(7_200_000);
  expect((await order({ order: 'rezero', within: '30min' })).status).toBe(202);
  expect((await rig.get('/api/covers/C-1/orders')).body).toMatchObject({
    orders: [{ order: 'rezero' }, { order: 'begin' }],
  });
  expect((await rig.get('/api/covers/C-1/orders?limit=1')).body).toMatchObject({ orders: [{ order: 'rezero' }] });
  expect((await rig.get('/api/covers/C-1/log')).body).toEqual({ log: [] });
});

it.each([
  ['PUT', 'config', '{bad', 'body'],
  ['PUT', 'config', { settings: { heartbeat: '60' } }, 'settings.heartbeat'],
  ['PUT', 'config', { settings: { heartbaet: '60min' } }, 'settings.heartbaet'],
  ['PUT', 'config', '{"settings":{"__proto__":"60min"}}', 'settings.__proto__'],
  ['PUT', 'config', { settings: { tiltTrigger: '6deg' } }, 'settings.tiltClear'],
  ['PUT', 'config', { settings: [] }, 'settings'],
  ['PUT', 'config', { settings: {}, more: 1 }, 'body'],
  ['PUT', 'config', null, 'body'],
  ['POST', 'orders', { order: 'begin' }, 'for'],
  ['POST', 'orders', { order: 'begin', for: '8d' }, 'for'],
  ['POST', 'orders', { order: 'explode' }, 'order'],
  ['POST', 'orders', { order: 'log', for: '2h' }, 'body'],
] as const)('refuses %s %s %j, names what is wrong, and changes nothing', async (method, path, body, name) => {
  const { status, body: problem } = await send(method, `/api/covers/C-1/${path}`, body);
  expect(status).toBe(400);
  expect(problem).toMatchObject({ type: 'urn:lidwatch:problem:invalid-body' });
  const { errors = [{ name: 'body' }] } = problem as { errors?: { name: string }[] };
  expect(errors.map((error) => error.name)).toContain(name);
  expect((await rig.get('/api/covers/C-1/config')).body).toMatchObject({ state: 'unset' });
  expect((await rig.get('/api/covers/C-1/orders')).body).toEqual({ orders: [] });
});

it('refuses what is too large, what is no JSON by its type, and covers that are not there', async () => {
  expect((await config({ settings: {}, filler: 'x'.repeat(20_000) })).status).toBe(413);
  const form = await fetch(`${rig.info.api}/api/covers/C-1/orders`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'order=reboot',
  });
  expect(form.status).toBe(415);
  expect(await form.json()).toMatchObject({ type: 'urn:lidwatch:problem:unsupported-media-type' });
  expect((await send('PUT', '/api/covers/C-2/config', { settings: {} })).status).toBe(404);
  expect((await send('POST', '/api/covers/C-2/orders', { order: 'log' })).status).toBe(404);
  for (const path of ['config', 'orders', 'log']) expect((await rig.get(`/api/covers/C-2/${path}`)).status).toBe(404);
  expect(rig.log.lines.filter(({ level }) => Number(level) >= 50)).toEqual([]);
});
