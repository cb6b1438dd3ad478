import { ACTION } from '@lidwatch/protocol';
import { expect, it } from 'vitest';
import { createFakeNode } from '../../support/fakeNode.ts';
import { createIngestRig } from '../../support/ingestRig.ts';

it('keeps what hello, report and maintenance say of the node, the newest of each', () => {
  const node = createFakeNode(1);
  const rig = createIngestRig({ nodes: [node] });
  rig.take(node.hello({ firmware: 10203, heartbeat: 720, boots: 4 }));
  rig.take(node.report({ configVersion: 9, result: 0, heartbeat: 60 }), node.maintenance(ACTION.begin));
  expect(rig.store.covers.said('C-1')).toMatchObject({
    firmware: 10203,
    board: 'test',
    boots: 4,
    configVersion: 9,
    result: 0,
    heartbeat: 60,
    action: ACTION.begin,
  });
  expect(rig.store.registry.node(1)?.heartbeatMs).toBe(3_600_000);
  expect(rig.sent.flatMap(({ bytes }) => node.openAck(bytes)?.seqs ?? [])).toEqual([0, 1, 2]);
});
