import { expect, it } from 'vitest';
import { startClockedGateway } from '../../support/clockedGateway.ts';
import { createFakeNode } from '../../support/fakeNode.ts';
import { createUdpPeer } from '../../support/udpPeer.ts';
import { until } from '../../support/until.ts';

const HOUR = 3_600_000;

it('a box that wakes in 1970 and is set right takes no node for silent, and marks what it heard meanwhile', async () => {
  const node = createFakeNode(7);
  const covers = [{ cover: 'C-7', node: node.node, key: node.key }];
  const { info, clock, store } = await startClockedGateway(5_000, { covers, heartbeatMs: HOUR });
  const peer = createUdpPeer(info.links[0]?.address);
  peer.send(node.status());
  await until('the status is stored', 5_000, () => {
    clock.advance(20);
    return store.readings('C-7', 1).length === 1;
  });
  expect(store.readings('C-7', 1)).toMatchObject([{ quality: 'clock' }]);

  clock.set(Date.UTC(2027, 0, 1));
  for (let minute = 0; minute < 120; minute += 1) clock.advance(60_000);
  expect(store.events.list({ rule: 'node.offline', limit: 9 })).toEqual([]);

  // and one that is silent from here on is missed
  clock.advance(2 * HOUR);
  expect(store.events.list({ rule: 'node.offline', limit: 9 })).toHaveLength(1);
});
