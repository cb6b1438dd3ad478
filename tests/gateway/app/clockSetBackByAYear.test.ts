import { expect, it } from 'vitest';
import { startClockedGateway } from '../../support/clockedGateway.ts';
import { createFakeNode } from '../../support/fakeNode.ts';
import { createUdpPeer } from '../../support/udpPeer.ts';
import { until } from '../../support/until.ts';

const YEAR = 365 * 86_400_000;

it('a gateway whose clock is set back by a year goes on: alarms are stored and acknowledged, and the step is told', async () => {
  const nodes = [createFakeNode(1), createFakeNode(2)] as const;
  const covers = nodes.map(({ node, key }) => ({ cover: `C-${node}`, node, key }));
  const { gateway, info, clock, store, log } = await startClockedGateway(Date.UTC(2028, 0, 1), { covers });
  const peer = createUdpPeer(info.links[0]?.address);
  const acknowledged = (n: 0 | 1): Promise<void> => {
    peer.send(nodes[n].alert());
    const before = peer.heard.length;
    return until('the acknowledgement', 5_000, () => {
      clock.advance(20);
      return peer.heard.length > before;
    });
  };
  await acknowledged(0);
  clock.set(clock.now() - YEAR);
  clock.advance(1_000);
  expect(log.lines).toContainEqual(expect.objectContaining({ part: 'clock', msg: 'the clock was set back' }));
  await acknowledged(1);
  await acknowledged(0);
  const events = store.events.list({ limit: 9 });
  expect(events.map(({ cover }) => cover).sort()).toEqual(['C-1', 'C-2']);
  expect(events.find(({ cover }) => cover === 'C-2')?.onset).toBeLessThan(Date.UTC(2027, 1, 1));
  expect(gateway.summary()).toBe('every part is up');
});
