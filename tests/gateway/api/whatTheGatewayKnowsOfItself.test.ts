import { expect, it } from 'vitest';
import { createFakeNode } from '../../support/fakeNode.ts';
import { NO_INCIDENTS, startGateway } from '../../support/gatewayRig.ts';
import { createUdpPeer } from '../../support/udpPeer.ts';
import { until } from '../../support/until.ts';

it('shows links with what became of their frames, and the frames that it refused', async () => {
  const node = createFakeNode(1);
  const rig = await startGateway({ covers: [{ cover: 'C-1', node: 1, key: node.key }] });
  const stranger = createFakeNode(9).status();
  createUdpPeer(rig.info.links[0]?.address).send(node.status(), stranger, Uint8Array.of(1));
  await until('both are kept', 5_000, async () => {
    return ((await rig.get('/api/quarantine')).body as { frames: unknown[] }).frames.length === 2;
  });
  expect((await rig.get('/api/links')).body).toMatchObject({
    links: [
      {
        name: 'field',
        kind: 'udp',
        state: { status: 'up' },
        counts: { received: 3 },
        heardAt: expect.any(String),
        bytes: { up: node.status().length + stranger.length + 1, down: 0 },
        ...{ rssi: null, snr: null, dutyCycle: null },
        outcomes: { report: 1, 'unknown-node': 1, 'too-short': 1 },
      },
    ],
  });
  expect((await rig.get('/api/quarantine?reason=too-short&link=field')).body).toMatchObject({
    frames: [{ bytes: '01' }],
  });
  expect((await rig.ask('DELETE', '/api/quarantine?link=roof')).body).toEqual({ removed: 0 });
  const { frames } = (await rig.get('/api/quarantine')).body as { frames: { id: number; bytes: string }[] };
  expect(frames.map(({ bytes }) => bytes).sort()).toEqual(['01', Buffer.from(stranger).toString('hex')].sort());
  const [{ id } = { id: 0 }] = frames;
  expect((await rig.get(`/api/quarantine/${id}`)).body).toMatchObject({ id });
  expect((await rig.ask('DELETE', `/api/quarantine/${id}`)).status).toBe(200);
  expect((await rig.get(`/api/quarantine/${id}`)).status).toBe(404);
  expect((await rig.ask('DELETE', '/api/quarantine')).body).toEqual({ removed: 1 });
});

it('says which gateway it is, since when, and what time it takes it for', async () => {
  const before = Date.now();
  const rig = await startGateway();
  const { body } = await rig.get('/api/gateway');
  expect(body).toMatchObject({ name: 'test', framesWaiting: 0, unknownNodes: 0 });
  const { version, startedAt, now } = body as { version: string; startedAt: string; now: string };
  expect(version).toMatch(/^\d+\.\d+\.\d+/);
  expect(Date.parse(startedAt)).toBeGreaterThanOrEqual(before);
  expect(Date.parse(now)).toBeGreaterThanOrEqual(Date.parse(startedAt));
});

it('shows how far each sink is, and where each value of a rule comes from', async () => {
  const node = createFakeNode(1);
  const rig = await startGateway({
    incidents: NO_INCIDENTS,
    covers: [{ cover: 'C-1', node: 1, key: node.key, group: 'tunnel' }],
    rules: {
      defaults: {},
      groups: { tunnel: { 'water.high': { raise: 200, clear: 100 } } },
      covers: { 'C-1': { 'cover.tilted': { raise: 20 } } },
    },
  });
  createUdpPeer(rig.info.links[0]?.address).send(node.alert());
  await until('it is delivered', 5_000, async () => {
    const { sinks } = (await rig.get('/api/outbox')).body as { sinks: { cursor: number }[] };
    return (sinks[0]?.cursor ?? 0) > 0;
  });
  expect((await rig.get('/api/outbox')).body).toMatchObject({
    newest: 1,
    sinks: [{ sink: 'mqtt', pending: 0, cursor: 1, waitingSince: null, state: { status: 'up' } }],
  });
  const { rules } = (await rig.get('/api/covers/C-1/rules')).body as { rules: Record<string, unknown>[] };
  const find = (rule: string, name: string) => rules.find((row) => row.rule === rule && row.setting === name);
  expect(find('cover.tilted', 'raise')).toEqual({
    rule: 'cover.tilted',
    setting: 'raise',
    value: 20,
    unit: 'deg',
    from: 'cover C-1',
  });
  expect(find('water.high', 'raise')).toMatchObject({ value: 200, from: 'group tunnel' });
  expect(find('battery.low', 'enabled')).toMatchObject({ from: 'built in' });
});

it('pages through the readings of a cover without showing one twice or leaving one out', async () => {
  const node = createFakeNode(1);
  const rig = await startGateway({ covers: [{ cover: 'C-1', node: 1, key: node.key }] });
  const peer = createUdpPeer(rig.info.links[0]?.address);
  peer.send(node.alert(), node.alert(), node.status());
  const all = async () => ((await rig.get('/api/covers/C-1/readings')).body as { readings: { at: string }[] }).readings;
  await until('they are stored', 5_000, async () => (await all()).length === 11);
  const seen: unknown[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const { body } = await rig.get(`/api/covers/C-1/readings?limit=3${cursor === '' ? '' : `&cursor=${cursor}`}`);
    const page = body as { readings: unknown[]; next: string | null };
    seen.push(...page.readings);
    cursor = page.next;
  }
  expect(seen).toEqual(await all());
});

it('answers what has not changed since with 304, and refuses a change that somebody was faster with', async () => {
  const node = createFakeNode(1);
  const rig = await startGateway({ covers: [{ cover: 'C-1', node: 1, key: node.key }] });
  const first = await rig.get('/api/covers/C-1/config');
  const tag = first.headers.get('etag') ?? '';
  const again = await fetch(`${rig.info.api}/api/covers/C-1/config`, { headers: { 'if-none-match': tag } });
  expect([tag === '', again.status]).toEqual([false, 304]);
  const { revision } = first.body as { revision: string };
  const put = (ifMatch: string) =>
    rig.ask('PUT', '/api/covers/C-1/config', {
      headers: { 'if-match': `"${ifMatch}"` },
      body: { settings: { heartbeat: '60min' } },
    });
  expect((await put(revision)).status).toBe(200);
  expect((await put(revision)).status).toBe(412);
  const { revision: now } = (await rig.get('/api/covers/C-1/config')).body as { revision: string };
  expect((await put(now)).status).toBe(200);
});
