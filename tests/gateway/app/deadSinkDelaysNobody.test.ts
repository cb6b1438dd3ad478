import { expect, it } from 'vitest';
import { createFakeNode } from '../../support/fakeNode.ts';
import { NO_INCIDENTS, startGateway } from '../../support/gatewayRig.ts';
import { freeTcpPort } from '../../support/ports.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';
import { createUdpPeer } from '../../support/udpPeer.ts';
import { until } from '../../support/until.ts';
import { startWebhookReceiver } from '../../support/webhookReceiver.ts';
import { webhookRow } from '../../support/webhookRow.ts';

it('each sink goes on by itself: a broker and a receiver that are away hold up neither each other nor a third', async () => {
  const node = createFakeNode(1);
  const [well, away] = [await startWebhookReceiver(), `http://127.0.0.1:${await freeTcpPort()}/`];
  const rig = await startGateway({
    covers: [{ cover: 'C-1', node: 1, key: node.key }],
    incidents: NO_INCIDENTS,
    mqtt: { url: `mqtt://127.0.0.1:${await freeTcpPort()}`, topic: 'lidwatch', shelved: true },
    webhooks: [webhookRow('well', well.url), webhookRow('away', away)],
  });
  createUdpPeer(rig.info.links[0]?.address).send(node.alert());
  await until('it is brought', 5_000, () => well.events.length === 1);
  expect((await rig.get('/api/outbox')).body).toMatchObject({
    sinks: [
      { sink: 'mqtt', pending: 1, state: { status: 'down' } },
      { sink: 'webhook well', pending: 0 },
      { sink: 'webhook away', pending: 1, waitingSince: expect.any(String) },
    ],
  });
  await until('it is told', 5_000, async () => (await rig.part('webhook away'))?.status === 'down');
  expect(await rig.part('webhook away')).toMatchObject({ reason: expect.stringContaining('ECONNREFUSED') });
});

it('a sink that is not configured any more holds back nothing, and one that is new begins where it is told', async () => {
  const node = createFakeNode(1);
  const data = temporaryFolder();
  const covers = [{ cover: 'C-1', node: 1, key: node.key }];
  const gone = webhookRow('gone', `http://127.0.0.1:${await freeTcpPort()}/`);
  const first = await startGateway({ data, covers, webhooks: [gone], incidents: NO_INCIDENTS });
  createUdpPeer(first.info.links[0]?.address).send(node.alert());
  await until('it is queued', 5_000, async () => {
    return ((await first.get('/api/outbox')).body as { newest: number }).newest === 1;
  });
  await first.gateway.stop();
  const [fresh, whole] = [await startWebhookReceiver(), await startWebhookReceiver()];
  const webhooks = [webhookRow('fresh', fresh.url), webhookRow('whole', whole.url, 'beginning')];
  const second = await startGateway({ data, covers, webhooks, incidents: NO_INCIDENTS });
  await until('what was there', 5_000, () => whole.events.length === 1);
  expect(fresh.events).toEqual([]);
  expect(second.log.lines).toContainEqual(expect.objectContaining({ sink: 'webhook gone', pending: 1 }));
  const { sinks } = (await second.get('/api/outbox')).body as { sinks: { sink: string }[] };
  expect(sinks.map(({ sink }) => sink)).toEqual(['mqtt', 'webhook fresh', 'webhook whole']);
});
