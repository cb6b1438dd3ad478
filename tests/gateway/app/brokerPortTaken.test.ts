import { createServer } from 'node:net';
import { expect, it } from 'vitest';
import { createFakeNode } from '../../support/fakeNode.ts';
import { NO_INCIDENTS, startGateway } from '../../support/gatewayRig.ts';
import { freeTcpPort } from '../../support/ports.ts';
import { subscribe } from '../../support/subscriber.ts';
import { createUdpPeer } from '../../support/udpPeer.ts';
import { until } from '../../support/until.ts';

it('takes and acknowledges alarms while its broker has no port, and forwards them once it has', async () => {
  const port = await freeTcpPort();
  const other = createServer();
  await new Promise<void>((done) => other.listen(port, '127.0.0.1', done));
  const node = createFakeNode(1);
  const rig = await startGateway({
    covers: [{ cover: 'C-1', node: 1, key: node.key }],
    incidents: NO_INCIDENTS,
    broker: { host: '127.0.0.1', port },
  });
  expect(await rig.part('broker')).toMatchObject({ status: 'down', reason: expect.stringContaining('set mqtt.url') });
  expect(await rig.part('mqtt')).toMatchObject({ status: 'down' });
  const peer = createUdpPeer(rig.info.links[0]?.address);
  peer.send(node.alert());
  await until('the acknowledgement', 5_000, () => peer.heard.length === 1);
  expect((await rig.get('/metrics')).text).toContain('lidwatch_outbox_pending{sink="mqtt"} 1');

  await new Promise((done) => other.close(done));
  await until('the broker is up', 15_000, async () => (await rig.part('broker'))?.status === 'up');
  await subscribe(port);
  await until('the event is delivered', 15_000, async () =>
    (await rig.get('/metrics')).text.includes('lidwatch_outbox_pending{sink="mqtt"} 0'),
  );
});
