import { expect, it } from 'vitest';
import { createFakeNode } from '../../support/fakeNode.ts';
import { startGateway } from '../../support/gatewayRig.ts';
import { openTestStore } from '../../support/storeRig.ts';
import { subscribe } from '../../support/subscriber.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';
import { createUdpPeer } from '../../support/udpPeer.ts';
import { until } from '../../support/until.ts';

it('publishes the state of a cover that was added beside it, though its node was never heard', async () => {
  const data = temporaryFolder();
  const [heard, added] = [createFakeNode(1), createFakeNode(2)];
  const rig = await startGateway({ data, covers: [{ cover: 'C-1', node: 1, key: heard.key }] });
  const received = await subscribe(Number(new URL(rig.info.mqtt ?? '').port));
  openTestStore({ folder: data, access: 'tool' }).covers.add({ cover: 'C-2', node: 2, key: added.key }, Date.now());
  // anything that makes it look into its database does; at the latest its next look for silent nodes
  createUdpPeer(rig.info.links[0]?.address).send(heard.status());
  const isState = ({ topic }: { topic: string }) => topic === 'lidwatch/covers/C-2/state';
  await until('the state of C-2', 5_000, () => received.some(isState));
  expect(JSON.parse(received.find(isState)?.payload ?? '')).toMatchObject({ cover: 'C-2', condition: 'unknown' });
});
