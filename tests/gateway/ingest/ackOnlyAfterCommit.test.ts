import { expect, it } from 'vitest';
import { createFakeNode } from '../../support/fakeNode.ts';
import { createIngestRig } from '../../support/ingestRig.ts';

it('acknowledges a report after its commit has returned, and not before', () => {
  const node = createFakeNode(1);
  const order: string[] = [];
  const rig = createIngestRig({
    nodes: [node],
    wrap: (store) => ({
      ...store,
      commit(batch, now) {
        order.push(`before commit: ${rig.sent.length} sent`);
        const queued = store.commit(batch, now);
        order.push(`after commit: ${rig.sent.length} sent`);
        return queued;
      },
    }),
  });
  const frame = node.alert();
  rig.take(frame);
  expect(order).toEqual(['before commit: 0 sent', 'after commit: 0 sent']);
  expect(rig.sent.map(({ bytes }) => node.openAck(bytes))).toMatchObject([{ seqs: [0] }]);
});

it('does not acknowledge a status, which its node does not repeat', () => {
  const node = createFakeNode(1);
  const rig = createIngestRig({ nodes: [node] });
  rig.take(node.status());
  expect(rig.ingest.reports.get('status')).toBe(1);
  expect(rig.sent).toEqual([]);
});
