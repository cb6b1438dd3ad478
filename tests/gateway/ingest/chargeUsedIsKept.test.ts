import { encodeMessage } from '@lidwatch/protocol/gateway';
import { expect, it } from 'vitest';
import { createFakeNode } from '../../support/fakeNode.ts';
import { createIngestRig } from '../../support/ingestRig.ts';

it('keeps the charge that a node has used with its readings, and shows the newest', () => {
  const node = createFakeNode(1);
  const rig = createIngestRig({ nodes: [node] });
  for (const used of [120, 121]) {
    rig.take(node.seal(encodeMessage({ type: 'status', seq: node.counter, flags: 0, battery: 180, used })));
  }
  rig.take(node.status());
  expect(rig.store.readings('C-1', 10).map(({ used }) => used)).toEqual([undefined, 121, 120]);
  expect(rig.store.covers.get('C-1')?.latest).toMatchObject({ used: 121, battery: 3600 });
  rig.store.registry.distrust();
  rig.store.registry.refresh();
  expect(rig.store.registry.cover('C-1')?.latest?.used).toBe(121);
});
