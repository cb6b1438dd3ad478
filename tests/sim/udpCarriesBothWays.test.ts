import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { DOWN, payloadOffset, sealFrame } from '@lidwatch/protocol';
import { claimedNode, createNodeCcm, encodeMessage } from '@lidwatch/protocol/gateway';
import { createCity, dispatch, openUdpLink, readScenario } from '@lidwatch/sim';
import { expect, test } from 'vitest';
import { until } from '../support/until.ts';

const SCENARIO = 'name: pair\nboot: 0s\nradio: { loss: 0% }\ncovers: { count: 2 }\n';

test('one socket carries the frames of all nodes up, and each answer down to the node that its header names', async () => {
  const gateway = createSocket('udp4');
  gateway.bind(0, '127.0.0.1');
  await once(gateway, 'listening');
  const senders = new Map<number, number>();
  gateway.on('message', (frame, from) => senders.set(claimedNode(frame) ?? 0, from.port));

  const city = createCity({ scenario: readScenario(SCENARIO, 'pair.yaml'), uplink: ({ frame }) => link.send(frame) });
  const [cell] = city.cells;
  if (!cell) throw new Error('no cell');
  const downlinks: boolean[] = [];
  const link = await openUdpLink({
    host: '127.0.0.1',
    port: gateway.address().port,
    receive: (frame) => downlinks.push(dispatch(cell, frame)),
  });
  city.run(10_000);
  await until('both nodes are heard', 5000, () => senders.size === 2);
  expect(new Set(senders.values()).size).toBe(1);
  const pending = () => city.sites.map((site) => site.node.core()?.pending());
  expect(pending()).toEqual([1, 1]);

  const [port = 0] = senders.values();
  const frame = new Uint8Array(60);
  const payload = encodeMessage({ type: 'ack', seqs: [0] });
  frame.set(payload, payloadOffset(true));
  const length = sealFrame(createNodeCcm(city.key(1002)), frame, DOWN, 1002, 0, true, payload.length);
  gateway.send(frame.subarray(0, length), port, '127.0.0.1');
  gateway.send(Buffer.from('noise'), port, '127.0.0.1');
  await until('both datagrams are in', 5000, () => downlinks.length === 2);
  expect([...downlinks].sort()).toEqual([false, true]);
  city.run(11_000);
  // the node listens for an answer after a try only: the next try finds it waiting no more
  expect(cell.counters.downlinks.sent).toBe(1);

  await link.close();
  gateway.close();
});
