import { TROUBLE } from '@lidwatch/protocol';
import { expect, it } from 'vitest';
import { createFakeNode } from '../../support/fakeNode.ts';
import { createIngestRig } from '../../support/ingestRig.ts';

const [restart, dropped] = [
  [3, 0, TROUBLE.restart, 1],
  [3, 60, TROUBLE.dropped, 0],
];

it('keeps each entry once however often the log is sent, the newest first, and acknowledges it', () => {
  const node = createFakeNode(1);
  const rig = createIngestRig({ nodes: [node] });
  rig.take(node.log([...dropped, ...restart]));
  rig.take(node.repeat());
  rig.take(node.log([4, 1, TROUBLE.flash, 0, ...dropped, ...restart]));
  expect(rig.store.troubles('C-1', 10).map(({ boots, minutes, trouble, detail }) => [boots, minutes, trouble, detail]))
    // the order in which they came about
    .toEqual([[4, 1, TROUBLE.flash, 0], dropped, restart]);
  expect(rig.sent.flatMap(({ bytes }) => node.openAck(bytes)?.seqs ?? [])).toEqual([0, 0, 2]);
  expect(rig.ingest.reports.get('log')).toBe(2);
});

it('keeps entries that are alike within one log apart', () => {
  const node = createFakeNode(1);
  const rig = createIngestRig({ nodes: [node] });
  rig.take(node.log([...dropped, ...dropped]));
  rig.take(node.log([...dropped, ...dropped, ...dropped]));
  expect(rig.store.troubles('C-1', 10)).toHaveLength(3);
});

it('lets numbers that make no entry be', () => {
  const node = createFakeNode(1);
  const rig = createIngestRig({ nodes: [node] });
  rig.take(node.log([...restart, 9, 9]));
  rig.take(node.log([1]));
  expect(rig.store.troubles('C-1', 10)).toMatchObject([{ boots: 3, trouble: TROUBLE.restart, detail: 1, node: 1 }]);
});

it('keeps nothing of a log that is empty, and takes it for an answer', () => {
  const node = createFakeNode(1);
  const rig = createIngestRig({ nodes: [node] });
  rig.take(node.log([0, 0, 0, 0]));
  expect(rig.store.troubles('C-1', 10)).toEqual([]);
  expect(rig.ingest.reports.get('log')).toBe(1);
});
