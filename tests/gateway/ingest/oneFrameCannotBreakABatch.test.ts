import { expect, it } from 'vitest';
import { createFakeNode } from '../../support/fakeNode.ts';
import { createIngestRig } from '../../support/ingestRig.ts';

it('sets aside the frame that a batch cannot be written with, and commits the others', () => {
  const nodes = [createFakeNode(1), createFakeNode(2), createFakeNode(3)] as const;
  const rig = createIngestRig({
    nodes,
    wrap: (store) => ({
      ...store,
      commit(batch, now) {
        if (batch.readings.some(({ cover }) => cover === 'C-2')) throw new TypeError('a fault of ours');
        return store.commit(batch, now);
      },
    }),
  });
  rig.take(nodes[0].alert(), nodes[1].alert(), nodes[2].alert());
  rig.clock.advance(1_000);
  expect(rig.sent.flatMap(({ bytes }) => nodes.filter((node) => node.openAck(bytes)).map(({ node }) => node))).toEqual([
    1, 3,
  ]);
  expect(rig.store.quarantine.list({ limit: 10 })).toMatchObject([{ reason: 'failed' }]);
  expect(rig.ingest.frames.get('test failed')).toBe(1);
  expect(rig.ingest.state().status).toBe('up');
  rig.take(nodes[0].status());
  expect(rig.ingest.reports.get('status')).toBe(1);
});
