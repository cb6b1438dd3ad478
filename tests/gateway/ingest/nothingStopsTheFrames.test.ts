import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { createFakeNode } from '../../support/fakeNode.ts';
import { createIngestRig } from '../../support/ingestRig.ts';

const fail = (): never => {
  throw new Error('a part is broken');
};

it('acknowledges the other nodes where a link fails for one', () => {
  const nodes = [createFakeNode(1), createFakeNode(2), createFakeNode(3)] as const;
  const sent: string[] = [];
  const rig = createIngestRig({ nodes, parts: { send: (_, to) => (to === 'peer-2' ? fail() : sent.push(to)) } });
  nodes.forEach((node, i) => {
    rig.ingest.push({ bytes: node.alert(), link: 'test', from: `peer-${i + 1}`, receivedAt: rig.clock.now() });
  });
  rig.clock.advance(20);
  expect(sent).toEqual(['peer-1', 'peer-3']);
  expect(rig.commits).toHaveLength(1);
  expect(rig.ingest.notes.get('ack not sent')).toBe(1);
  expect(rig.log.lines.filter(({ note }) => note === 'ack not sent')).toHaveLength(1);
});

it('takes what waits where a part fails that is told of a commit', () => {
  const node = createFakeNode(1);
  const rig = createIngestRig({ nodes: [node], parts: { onCommit: fail } });
  rig.take(...Array.from({ length: 2_001 }, () => node.status()));
  rig.clock.advance(20);
  expect(rig.ingest.waiting()).toBe(0);
  expect(rig.ingest.reports.get('status')).toBe(2_001);
  // how many batches they come in hangs on how slow the disk is
  expect(rig.ingest.notes.get('commit not told')).toBeGreaterThan(1);
});

it('acknowledges once the store can again, whatever becomes of its report on itself', () => {
  const node = createFakeNode(1);
  let broken = true;
  const rig = createIngestRig({
    nodes: [node],
    parts: { onState: ({ status }) => (status === 'up' ? fail() : undefined) },
    wrap: (store) => ({
      ...store,
      commit: (batch, now) => {
        if (!broken) return store.commit(batch, now);
        throw new Database.SqliteError('database or disk is full', 'SQLITE_FULL');
      },
    }),
  });
  rig.take(node.alert());
  broken = false;
  rig.clock.advance(10_000);
  expect(rig.sent).toHaveLength(1);
  expect(rig.ingest.state().status).toBe('up');
});

it('sends nothing, and says so, where a downlink counter is used up', () => {
  const node = createFakeNode(1);
  const rig = createIngestRig({ nodes: [node] });
  const record = rig.store.registry.node(1);
  if (!record) throw new Error('the node is not registered');
  const nothing = { covers: [], readings: [], reports: [], events: [], quarantine: [] };
  rig.store.commit({ ...nothing, nodes: [{ node: { ...record, down: 2 ** 32 } }] }, 0);
  rig.take(node.alert());
  expect(rig.sent).toEqual([]);
  expect(rig.ingest.notes.get('ack not sent')).toBe(1);
  expect(rig.store.events.list({ limit: 9 })).toHaveLength(1);
});
