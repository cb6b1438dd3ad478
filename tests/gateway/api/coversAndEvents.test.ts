import { beforeEach, expect, it } from 'vitest';
import { createFakeNode, type FakeNode } from '../../support/fakeNode.ts';
import { type GatewayRig, startGateway } from '../../support/gatewayRig.ts';
import { createUdpPeer } from '../../support/udpPeer.ts';
import { until } from '../../support/until.ts';

let nodes: readonly [FakeNode, FakeNode];
let rig: GatewayRig;

beforeEach(async () => {
  nodes = [createFakeNode(1), createFakeNode(2)];
  rig = await startGateway({
    covers: [
      { cover: 'C-1', node: 1, key: nodes[0].key, name: 'Station Road', group: 'tunnel' },
      { cover: 'C-2', node: 2, key: nodes[1].key },
    ],
  });
  const peer = createUdpPeer(rig.info.links[0]?.address);
  peer.send(nodes[0].hello(), nodes[0].alert(), nodes[1].status());
  await until('the acknowledgement', 5_000, () => peer.heard.length > 0);
  await until('the status', 5_000, async () => (await rig.get('/api/covers/C-2')).text.includes('"tilt"'));
});

it('lists covers with their condition, readings and open events, page by page', async () => {
  const { body } = await rig.get('/api/covers');
  expect(body).toMatchObject({
    covers: [
      {
        cover: 'C-1',
        name: 'Station Road',
        group: 'tunnel',
        node: 1,
        condition: 'open',
        events: [{ rule: 'cover.tilted', severity: 'major' }],
        readings: { tilt: 30 },
      },
      { cover: 'C-2', condition: 'normal', events: [], readings: { tilt: 0.5, battery: 3600, temperature: 15.3 } },
    ],
    next: null,
  });
  const first = (await rig.get('/api/covers?limit=1')).body as { next: string };
  expect(first).toMatchObject({ covers: [{ cover: 'C-1' }], next: expect.any(String) });
  const second = (await rig.get(`/api/covers?limit=1&cursor=${first.next}`)).body as { next: string };
  expect(second).toMatchObject({ covers: [{ cover: 'C-2' }] });
  const third = (await rig.get(`/api/covers?limit=1&cursor=${second.next}`)).body;
  expect(third).toEqual({ covers: [], next: null });
  expect((await rig.get('/api/covers?group=tunnel')).body).toMatchObject({ covers: [{ cover: 'C-1' }] });
});

it('shows one cover with what its node said, its events and its readings, and never its key', async () => {
  const { body, text } = await rig.get('/api/covers/C-1');
  expect(body).toMatchObject({
    cover: 'C-1',
    said: { firmware: 10203, board: 'test' },
    recentEvents: [{ rule: 'cover.tilted', clearedAt: null, unit: 'deg' }],
  });
  expect((body as { recentReadings: unknown[] }).recentReadings).toHaveLength(5);
  expect(text).not.toContain(Buffer.from(nodes[0].key).toString('hex'));
  expect(text).not.toContain('key');
});

it('lists events, narrowed by the query', async () => {
  const { body } = await rig.get('/api/events?open=true&rule=cover.tilted&cover=C-1');
  expect(body).toMatchObject({
    events: [{ cover: 'C-1', rule: 'cover.tilted', value: 30, clearedAt: null }],
    next: null,
  });
  expect((await rig.get('/api/events?open=false')).body).toEqual({ events: [], next: null });
  expect((await rig.get('/api/events?cover=C-2')).body).toEqual({ events: [], next: null });
});
