import { readHeader } from '@lidwatch/protocol';
import { expect, it } from 'vitest';
import { createFakeNode } from '../../support/fakeNode.ts';
import { createIngestRig, type IngestRig } from '../../support/ingestRig.ts';

function counters(rig: IngestRig): number[] {
  return rig.sent.map(({ bytes }) => {
    const header = { direction: 0, node: 0, counter: 0, full: false, length: 0 };
    expect(readHeader(bytes, bytes.length, header)).toBe(true);
    return header.counter;
  });
}

it('goes on counting after a restart, whether or not the acknowledgements arrived', () => {
  const node = createFakeNode(1);
  const first = createIngestRig({ nodes: [node] });
  first.take(node.alert());
  first.take(node.repeat());
  expect(counters(first)).toEqual([0, 1]);
  first.store.close();

  const second = createIngestRig({ nodes: [node], folder: first.folder, clock: first.clock });
  second.take(node.repeat());
  expect(counters(second)).toEqual([2]);
});

it('makes the counter durable before the acknowledgement leaves', () => {
  const node = createFakeNode(1);
  const rig = createIngestRig({
    nodes: [node],
    wrap: (store) => ({
      ...store,
      commit(batch, now) {
        expect(batch.nodes[0]?.node.down).toBe(1);
        return store.commit(batch, now);
      },
    }),
  });
  rig.take(node.alert());
  expect(counters(rig)).toEqual([0]);
});
