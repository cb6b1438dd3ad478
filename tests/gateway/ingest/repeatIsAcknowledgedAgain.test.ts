import { expect, it } from 'vitest';
import { createFakeNode } from '../../support/fakeNode.ts';
import { createIngestRig } from '../../support/ingestRig.ts';

it('acknowledges a repeated report again, and counts, stores and detects it once', () => {
  const node = createFakeNode(1);
  const rig = createIngestRig({ nodes: [node] });
  rig.take(node.alert());
  const stored = rig.store.readings('C-1', 100).length;
  rig.clock.advance(40_000);
  rig.take(node.repeat(40));
  rig.clock.advance(3_600_000);
  rig.take(node.repeat(3_640));

  expect(rig.sent.map(({ bytes }) => node.openAck(bytes)?.seqs)).toEqual([[0], [0], [0]]);
  expect(rig.ingest.frames.get('test report')).toBe(1);
  expect(rig.ingest.frames.get('test duplicate')).toBe(2);
  expect(rig.store.readings('C-1', 100)).toHaveLength(stored);
  expect(rig.store.events.list({ limit: 10 })).toHaveLength(1);
  expect(rig.store.outbox.after(0, 10)).toHaveLength(1);
});

it('knows a repeat within one batch', () => {
  const node = createFakeNode(1);
  const rig = createIngestRig({ nodes: [node] });
  rig.take(node.alert(), node.repeat(1), node.repeat(2));
  expect(rig.ingest.frames.get('test duplicate')).toBe(2);
  expect(rig.store.readings('C-1', 100)).toHaveLength(5);
  expect(rig.sent.map(({ bytes }) => node.openAck(bytes)?.seqs)).toEqual([[0]]);
});

it('knows a repeat after a restart, however late it comes', () => {
  const node = createFakeNode(1);
  const first = createIngestRig({ nodes: [node] });
  first.take(node.alert());
  first.store.close();

  const second = createIngestRig({ nodes: [node], folder: first.folder, clock: first.clock });
  second.clock.advance(30 * 86_400_000);
  second.take(node.repeat(65_535));
  expect(second.ingest.frames.get('test duplicate')).toBe(1);
  expect(second.sent).toHaveLength(1);
  expect(second.store.events.list({ limit: 10 })).toHaveLength(1);
});
