import { TRIGGER } from '@lidwatch/protocol';
import { expect, it } from 'vitest';
import { NO_LAYERS } from '../../../gateway/src/detect/ruleSettings.ts';
import { createFakeNode } from '../../support/fakeNode.ts';
import { startGateway } from '../../support/gatewayRig.ts';
import { readStream } from '../../support/readStream.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';
import { createUdpPeer } from '../../support/udpPeer.ts';
import { until } from '../../support/until.ts';

const node = createFakeNode(1);
const covers = [{ cover: 'C-1', node: 1, key: node.key }];
const rules = { ...NO_LAYERS, defaults: { 'cover.tilted': { clearHold: { samples: 1 } } } };

it('tells events, notes, covers and parts as they happen', async () => {
  const own = createFakeNode(2);
  const rig = await startGateway({ covers: [{ cover: 'C-2', node: 2, key: own.key }] });
  const stream = await readStream(rig.info.api);
  createUdpPeer(rig.info.links[0]?.address).send(own.alert());
  await until('the event', 5_000, () => stream.of('event').length === 1);
  const [first] = stream.of('event');
  expect(first).toMatchObject({ data: { kind: 'raised', event: { cover: 'C-2', rule: 'cover.tilted' } } });
  await until('the cover', 5_000, () => stream.of('cover').length > 0);
  const { id } = (first?.data.event ?? {}) as { id?: string };
  await rig.ask('POST', `/api/events/${id}/notes`, { body: { kind: 'acknowledged' } });
  await until('the note', 5_000, () => stream.of('note').length === 1);
  expect(stream.of('note')).toMatchObject([{ data: { event: id, who: 'local', kind: 'acknowledged' } }]);
});

it('goes on where a reader had stopped, over a restart of the gateway, and misses nothing', async () => {
  const data = temporaryFolder();
  const rig = await startGateway({ data, covers, rules });
  const first = await readStream(rig.info.api);
  const peer = createUdpPeer(rig.info.links[0]?.address);
  peer.send(node.alert());
  await until('the event', 5_000, () => first.of('event').length === 1);
  const last = first.of('event')[0]?.id;
  first.quit.abort();
  peer.send(node.alert({ flags: 0, trigger: TRIGGER.recovered, tiltSeries: [0, 0, 0, 0, 0] }));
  await until('the end of the event', 5_000, async () =>
    (await rig.get('/api/events?open=false')).text.includes('C-1'),
  );
  await rig.gateway.stop();
  const again = await startGateway({ data, covers, rules });
  const second = await readStream(again.info.api, last);
  await until('what was missed', 5_000, () => second.of('event').length === 1);
  expect(second.of('event')).toMatchObject([{ data: { kind: 'cleared', event: { cover: 'C-1' } } }]);
  expect(second.of('reset')).toEqual([]);
});

it('tells again how a cover stands that has changed meanwhile, and no other', async () => {
  const data = temporaryFolder();
  const [one, two] = [createFakeNode(11), createFakeNode(12)];
  const both = [
    { cover: 'C-11', node: 11, key: one.key },
    { cover: 'C-12', node: 12, key: two.key },
  ];
  const rig = await startGateway({ data, covers: both });
  const first = await readStream(rig.info.api);
  const peer = createUdpPeer(rig.info.links[0]?.address);
  await until('it is ready', 5_000, () => first.of('ready').length === 1);
  peer.send(one.status());
  await until('the cover', 5_000, () => first.of('cover').length === 1);
  const last = first.of('cover')[0]?.id;
  expect(last).toBeDefined();
  first.quit.abort();
  // the next instant: what was heard at the very one that a reader has seen is told again
  await until('time has passed', 5_000, () => Date.now() > Number(last?.split('.')[2]) + 5);
  peer.send(two.status());
  await until('it is stored', 5_000, async () => (await rig.get('/api/covers/C-12')).text.includes('"tilt"'));
  await rig.gateway.stop();
  const again = await startGateway({ data, covers: both });
  const second = await readStream(again.info.api, last);
  await until('it is ready', 5_000, () => second.of('ready').length === 1);
  expect(second.of('reset')).toEqual([]);
  const told = second.of('cover').map((message) => message.data.cover);
  expect(told).toContain('C-12');
  const third = await readStream(again.info.api, second.of('ready')[0]?.id);
  await until('it is ready', 5_000, () => third.of('ready').length === 1);
  expect(third.of('cover').map((message) => message.data.cover)).not.toContain('C-11');
});

it('tells how every part stands at the beginning', async () => {
  const rig = await startGateway();
  const stream = await readStream(rig.info.api);
  await until('it is ready', 5_000, () => stream.of('ready').length === 1);
  expect(stream.of('part').map((message) => message.data.part)).toEqual(
    expect.arrayContaining(['link field', 'store', 'api']),
  );
});

it('opens no stream for a HEAD', async () => {
  const rig = await startGateway();
  const response = await fetch(`${rig.info.api}/api/stream`, { method: 'HEAD' });
  expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, OPTIONS']);
  expect((await rig.get('/metrics')).text).not.toContain('lidwatch_stream_total{what="opened"}');
});

it('tells a reader with an id that it cannot place to begin anew', async () => {
  const rig = await startGateway();
  for (const id of ['999999.0.0', 'nonsense', '0.77.0', '0.0.99999999999999']) {
    const stream = await readStream(rig.info.api, id);
    await until('the reset', 5_000, () => stream.of('reset').length === 1);
    expect(stream.of('reset')[0]?.id).toMatch(/^\d+\.\d+\.\d+$/);
  }
});

it('ends with the gateway, and not before', async () => {
  const rig = await startGateway();
  const stream = await readStream(rig.info.api);
  expect(stream.ended()).toBe(false);
  await rig.gateway.stop();
  await until('the end', 5_000, stream.ended);
});
