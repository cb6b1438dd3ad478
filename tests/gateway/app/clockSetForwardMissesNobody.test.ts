import { pino } from 'pino';
import { expect, it, onTestFinished } from 'vitest';
import { createGateway } from '../../../gateway/src/app.ts';
import { openStore } from '../../../gateway/src/store/store.ts';
import { createFakeNode } from '../../support/fakeNode.ts';
import { testConfig } from '../../support/gatewayRig.ts';
import { createSetClock } from '../../support/setClock.ts';
import { createUdpPeer } from '../../support/udpPeer.ts';
import { until } from '../../support/until.ts';

const HOUR = 3_600_000;

it('a box that wakes in 1970 and is set right takes no node for silent, and marks what it heard meanwhile', async () => {
  const node = createFakeNode(7);
  const config = testConfig({ covers: [{ cover: 'C-7', node: node.node, key: node.key }], heartbeatMs: HOUR });
  const clock = createSetClock(5_000);
  const gateway = createGateway({ config, log: pino({ level: 'silent' }), clock, steady: clock.steady });
  const info = await gateway.start();
  onTestFinished(async () => {
    // its goodbyes wait on the same clock
    const running = setInterval(() => clock.advance(1_000), 5);
    await gateway.stop();
    clearInterval(running);
  });
  const store = openStore({ folder: config.data, access: 'tool' });
  onTestFinished(() => store.close());
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
