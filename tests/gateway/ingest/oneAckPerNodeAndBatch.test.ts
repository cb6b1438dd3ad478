import { ACK_SEQS, MIN_LINK } from '@lidwatch/protocol';
import { expect, it } from 'vitest';
import { createFakeNode } from '../../support/fakeNode.ts';
import { createIngestRig } from '../../support/ingestRig.ts';

it('names all reports of a node in one acknowledgement', () => {
  const [one, two] = [createFakeNode(1), createFakeNode(2)];
  const rig = createIngestRig({ nodes: [one, two] });
  rig.take(one.hello(), one.alert(), two.alert(), one.alert());
  expect(rig.sent).toHaveLength(2);
  expect(rig.sent.flatMap(({ bytes }) => one.openAck(bytes)?.seqs ?? [])).toEqual([0, 1, 2]);
  expect(rig.sent.flatMap(({ bytes }) => two.openAck(bytes)?.seqs ?? [])).toEqual([0]);
});

it('sends as many as it takes where there are more than an acknowledgement holds', () => {
  const node = createFakeNode(1);
  const rig = createIngestRig({ nodes: [node] });
  rig.take(...Array.from({ length: 20 }, () => node.alert()));
  const acks = rig.sent.map(({ bytes }) => node.openAck(bytes));
  expect(acks.map((ack) => ack?.seqs.length)).toEqual([ACK_SEQS, ACK_SEQS, 20 - 2 * ACK_SEQS]);
  expect(rig.sent.every(({ bytes }) => bytes.length <= MIN_LINK)).toBe(true);
  expect(new Set(acks.flatMap((ack) => ack?.seqs ?? [])).size).toBe(20);
});

it('answers on the way that each report came', () => {
  const node = createFakeNode(1);
  const rig = createIngestRig({ nodes: [node] });
  const receivedAt = rig.clock.now();
  rig.ingest.push({ bytes: node.alert(), link: 'roof', from: '7/hex', receivedAt });
  rig.ingest.push({ bytes: node.alert(), link: 'field', from: '10.0.0.7/5000', receivedAt });
  rig.clock.advance(20);
  expect(rig.sent.map(({ link, to, bytes }) => [link, to, node.openAck(bytes)?.seqs])).toEqual([
    ['roof', '7/hex', [0]],
    ['field', '10.0.0.7/5000', [1]],
  ]);
});

it('carries the full counter, which may lie anywhere above what the node has accepted', () => {
  const node = createFakeNode(1);
  const rig = createIngestRig({ nodes: [node] });
  rig.take(node.alert());
  const record = rig.store.registry.node(1);
  if (!record) throw new Error('the node is not registered');
  const nothing = { covers: [], readings: [], reports: [], events: [], quarantine: [] };
  const down = record.down + 70_000;
  rig.store.commit({ ...nothing, nodes: [{ node: { ...record, down } }] }, 0);
  rig.take(node.alert());
  expect(rig.sent.map(({ bytes }) => node.openAck(bytes))).toEqual([
    { counter: record.down - 1, seqs: [0] },
    { counter: down, seqs: [1] },
  ]);
});

it('fits the slowest link with as many seqs as it may have', () => {
  const node = createFakeNode(1);
  const rig = createIngestRig({ nodes: [node] });
  node.counter = 65_000;
  rig.take(...Array.from({ length: ACK_SEQS }, () => node.alert()));
  expect(rig.sent.map(({ bytes }) => bytes.length <= MIN_LINK)).toEqual([true]);
});
