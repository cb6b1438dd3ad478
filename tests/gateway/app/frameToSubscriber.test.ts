import { expect, it } from 'vitest';
import { createFakeNode } from '../../support/fakeNode.ts';
import { startGateway } from '../../support/gatewayRig.ts';
import { subscribe } from '../../support/subscriber.ts';
import { createUdpPeer } from '../../support/udpPeer.ts';
import { until } from '../../support/until.ts';

it('brings a sealed frame over UDP to a subscriber as a CloudEvent, and its acknowledgement back to the node', async () => {
  const node = createFakeNode(7);
  const rig = await startGateway({ covers: [{ cover: 'C-7', node: 7, key: node.key }] });
  const received = await subscribe(Number(new URL(rig.info.mqtt ?? '').port));
  const peer = createUdpPeer(rig.info.links[0]?.address);
  peer.send(node.alert());
  await until('the acknowledgement', 5_000, () => peer.heard.length === 1);
  expect(node.openAck(peer.heard[0] ?? new Uint8Array())).toMatchObject({ seqs: [0] });
  await until('the event', 5_000, () => received.some(({ topic }) => topic === 'lidwatch/covers/C-7/events'));
  await until('the state', 5_000, () =>
    received.some(({ topic, payload }) => topic.endsWith('/state') && payload.includes('"open"')),
  );

  const event = JSON.parse(received.find(({ topic }) => topic.endsWith('/events'))?.payload ?? '');
  const state = JSON.parse(received.findLast(({ topic }) => topic.endsWith('/state'))?.payload ?? '');
  expect(event).toMatchObject({ type: 'org.lidwatch.cover.tilted.raised', subject: 'C-7' });
  expect(state.events[0].event).toBe(event.data.event);
});
