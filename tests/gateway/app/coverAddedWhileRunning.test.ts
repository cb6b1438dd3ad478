import { expect, it } from 'vitest';
import { createFakeNode } from '../../support/fakeNode.ts';
import { startGateway } from '../../support/gatewayRig.ts';
import { openTestStore } from '../../support/storeRig.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';
import { createUdpPeer } from '../../support/udpPeer.ts';
import { until } from '../../support/until.ts';

it('takes the frames of a cover that was added beside it, without a restart', async () => {
  const data = temporaryFolder();
  const node = createFakeNode(1);
  const rig = await startGateway({ data });
  const peer = createUdpPeer(rig.info.links[0]?.address);
  peer.send(node.alert());
  await until('it is refused', 5_000, async () =>
    (await rig.get('/metrics')).text.includes('outcome="unknown-node"} 1'),
  );
  openTestStore({ folder: data, access: 'tool' }).covers.add({ cover: 'C-1', node: 1, key: node.key }, Date.now());
  peer.send(node.repeat(3));
  await until('the acknowledgement', 5_000, () => peer.heard.length === 1);
  expect(node.openAck(peer.heard[0] ?? new Uint8Array())?.seqs).toEqual([0]);
});
