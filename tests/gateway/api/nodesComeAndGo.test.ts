import { expect, it } from 'vitest';
import { createFakeNode, type FakeNode } from '../../support/fakeNode.ts';
import { type GatewayRig, startGateway } from '../../support/gatewayRig.ts';
import { readStream } from '../../support/readStream.ts';
import { createUdpPeer } from '../../support/udpPeer.ts';
import { until } from '../../support/until.ts';

const hex = ({ key }: FakeNode): string => Buffer.from(key).toString('hex');

function record(cover: string, node: FakeNode, more: Readonly<Record<string, unknown>> = {}) {
  const link = { kind: 'rylr998', band: 868_100_000, appKey: 'a'.repeat(32) };
  return { lidwatch: 1, cover, node: node.node, key: hex(node), profile: 'sealed', board: 'sim', link, ...more };
}

const put = (rig: GatewayRig, cover: string, body: unknown, query = '') =>
  rig.ask('PUT', `/api/covers/${cover}/node${query}`, { body });

async function readings(rig: GatewayRig, cover: string): Promise<number> {
  return ((await rig.get(`/api/covers/${cover}/readings`)).body as { readings: object[] }).readings.length;
}

it('a node is swapped for another: the gateway takes its frames at once, and the history stays', async () => {
  const [old, young] = [createFakeNode(1), createFakeNode(2)];
  const rig = await startGateway({ covers: [{ cover: 'C-1', node: 1, key: old.key }] });
  const peer = createUdpPeer(rig.info.links[0]?.address);
  const stream = await readStream(rig.info.api);
  peer.send(old.status());
  await until('a reading of the old one', 5_000, async () => (await readings(rig, 'C-1')) === 1);
  expect(await put(rig, 'C-1', record('C-1', young))).toMatchObject({
    status: 409,
    body: { type: 'urn:lidwatch:problem:conflict', errors: [{ name: 'cover' }] },
  });
  expect(await put(rig, 'C-1', record('C-1', young, { name: 'Quay' }), '?replace=true')).toMatchObject({
    status: 200,
    body: { cover: 'C-1', node: 2, change: 'replaced', before: 1, warnings: [] },
  });
  expect((await put(rig, 'C-1', record('C-1', young))).body).toMatchObject({ change: 'unchanged', before: null });
  peer.send(old.status());
  peer.send(young.status());
  await until('a reading of the new one', 5_000, async () => (await readings(rig, 'C-1')) === 2);
  const { text } = await rig.get('/metrics');
  expect(text).toMatch(/frames_total\{.*outcome="unknown-node"\} 1/);
  expect(stream.of('cover').map(({ data }) => data)).toContainEqual(
    expect.objectContaining({ cover: 'C-1', node: 2, name: 'Quay' }),
  );
  expect((await rig.get('/api/nodes')).body).toMatchObject({
    nodes: [
      { node: 1, cover: null },
      { node: 2, cover: 'C-1' },
    ],
  });
});

it('a node that is taken off its cover is heard no more, and comes back with its window', async () => {
  const node = createFakeNode(1);
  const rig = await startGateway({ covers: [{ cover: 'C-1', node: 1, key: node.key }] });
  const peer = createUdpPeer(rig.info.links[0]?.address);
  const first = node.status();
  peer.send(first);
  await until('a reading', 5_000, async () => (await readings(rig, 'C-1')) === 1);
  expect((await rig.ask('DELETE', '/api/covers/C-1/node')).body).toEqual({ cover: 'C-1', node: 1 });
  expect((await rig.ask('DELETE', '/api/covers/C-1/node')).status).toBe(404);
  expect((await rig.ask('DELETE', '/api/covers/C-9/node')).status).toBe(404);
  expect((await rig.get('/api/covers/C-1')).body).toMatchObject({ node: null, recentReadings: [{}] });
  expect((await put(rig, 'C-2', record('C-2', node))).body).toMatchObject({ change: 'added' });
  peer.send(first);
  peer.send(node.status());
  await until('a reading of the other cover', 5_000, async () => (await readings(rig, 'C-2')) === 1);
  expect((await rig.get('/metrics')).text).toMatch(/frames_total\{.*outcome="replayed"\} 1/);
});

it('a node is shown with what is known of it, and with no key', async () => {
  const node = createFakeNode(0x2a);
  const rig = await startGateway();
  await put(rig, 'C-1', record('C-1', node));
  expect((await rig.get('/api/nodes/42')).body).toMatchObject({ heard: null, counters: { up: null }, said: {} });
  createUdpPeer(rig.info.links[0]?.address).send(node.hello({ firmware: 10_203, board: 'sim' }));
  await until('it was heard', 5_000, async () => !(await rig.get('/api/nodes/42')).text.includes('"heard":null'));
  const { body, text } = await rig.get('/api/nodes/0x0000002a');
  expect(body).toMatchObject({
    ...{ node: 42, cover: 'C-1', profile: 'sealed', devEui: null, link: 'field' },
    counters: { up: 0, down: expect.any(Number) },
    said: { firmware: 10_203, board: 'sim' },
    made: { board: 'sim', profile: 'sealed', link: { kind: 'rylr998', band: 868_100_000 } },
  });
  expect(text).not.toMatch(/aaaa|[Kk]ey/);
  for (const path of ['nodes', 'covers/C-1', 'inventory', 'covers']) {
    expect((await rig.get(`/api/${path}`)).text).not.toContain(hex(node));
  }
  expect((await rig.get('/api/nodes/43')).status).toBe(404);
  expect((await rig.get('/api/nodes/x')).status).toBe(400);
});

it('nodes are listed by what they are, page by page', async () => {
  const rig = await startGateway();
  for (const id of [1, 2, 3]) await put(rig, `C-${id}`, record(`C-${id}`, createFakeNode(id)));
  const eui = 'ac1f09fffe000001';
  const bare = record('C-4', createFakeNode(4), { profile: 'bare', link: { kind: 'lorawan', devEui: eui } });
  expect((await put(rig, 'C-4', bare)).body).toMatchObject({ warnings: [] });
  const alone = record('C-5', createFakeNode(5), { profile: 'bare', link: { kind: 'mqtt' } });
  expect((await put(rig, 'C-5', alone)).body).toMatchObject({ warnings: [expect.stringContaining('DevEUI')] });
  await rig.ask('DELETE', '/api/covers/C-2/node');
  const list = async (query: string) => {
    const { nodes, next } = (await rig.get(`/api/nodes?${query}`)).body as { nodes: { node: number }[]; next: string };
    return { ids: nodes.map(({ node }) => node), next };
  };
  expect((await list('')).ids).toEqual([1, 2, 3, 4, 5]);
  expect((await list('hasCover=false')).ids).toEqual([2]);
  expect((await list('profile=bare&hasCover=true')).ids).toEqual([4, 5]);
  const { ids, next } = await list('limit=2');
  expect([ids, (await list(`limit=3&cursor=${next}`)).ids]).toEqual([
    [1, 2],
    [3, 4, 5],
  ]);
});

it.each([
  ['node', { node: 'x' }],
  ['key', { key: 'f'.repeat(31) }],
  ['profile', { profile: 'f'.repeat(32) }],
  ['board', { board: 'f'.repeat(32) }],
  ['lidwatch', { lidwatch: 2 }],
  ['cover', { cover: 'C-2' }],
  ['kee', { kee: 'f'.repeat(32) }],
])('a record whose %s is wrong is refused, named, and quoted by nobody', async (name, more) => {
  const rig = await startGateway();
  const { status, body, text } = await put(rig, 'C-1', record('C-1', createFakeNode(1), more));
  expect([status, body]).toMatchObject([400, { type: 'urn:lidwatch:problem:invalid-body', errors: [{ name }] }]);
  expect(text).not.toContain('f'.repeat(12));
  expect((await rig.get('/api/nodes')).body).toMatchObject({ nodes: [] });
  expect(rig.log.lines.filter(({ code }) => code === 'inventory-changed')).toEqual([]);
});

it('a node that is on another cover stays there, and who has done what is logged without a key', async () => {
  const node = createFakeNode(0xfe);
  const rig = await startGateway();
  await put(rig, 'C-1', record('C-1', node));
  const taken = await put(rig, 'C-2', record('C-2', node), '?replace=true');
  expect(taken).toMatchObject({ status: 409, body: { errors: [{ name: 'node' }] } });
  expect((await put(rig, 'C-1', [record('C-1', node)])).status).toBe(400);
  expect((await put(rig, 'C-1', record('C-1', node), '?force=1')).status).toBe(400);
  await rig.ask('DELETE', '/api/covers/C-1/node');
  expect(rig.log.lines.filter(({ code }) => code === 'inventory-changed')).toMatchObject([
    { who: 'local', what: 'node-put', cover: 'C-1', node: 0xfe },
    { who: 'local', what: 'node-taken-off', cover: 'C-1', node: 0xfe },
  ]);
  expect(JSON.stringify(rig.log.lines)).not.toContain(hex(node));
});
