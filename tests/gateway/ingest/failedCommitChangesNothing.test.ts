import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';
import { createFakeNode } from '../../support/fakeNode.ts';
import { createIngestRig } from '../../support/ingestRig.ts';

/** Another process that holds the database's write lock. */
function holdDatabase(folder: string): () => void {
  const other = new Database(join(folder, 'lidwatch.db'));
  onTestFinished(() => void other.close());
  other.exec('BEGIN IMMEDIATE');
  return () => other.exec('ROLLBACK');
}

it('acknowledges nothing, leaves window and state as they were, and takes the same frames when the store can', () => {
  const node = createFakeNode(1);
  const rig = createIngestRig({ nodes: [node] });
  const before = rig.store.registry.node(1);
  const release = holdDatabase(rig.folder);

  rig.take(node.alert());
  expect(rig.sent).toEqual([]);
  expect(rig.ingest.state()).toMatchObject({ status: 'down', reason: expect.stringContaining('SQLITE_BUSY') });
  expect(rig.ingest.state().nextAttempt).toBeGreaterThan(rig.clock.now() - 20);
  expect(rig.ingest.waiting()).toBe(1);
  expect(rig.store.registry.node(1)).toEqual(before);
  expect(rig.store.registry.cover('C-1')?.latest).toBeUndefined();

  release();
  rig.clock.advance(10_000);
  expect(rig.ingest.state().status).toBe('up');
  expect(rig.ingest.waiting()).toBe(0);
  expect(node.openAck(rig.sent[0]?.bytes ?? new Uint8Array())).toMatchObject({ seqs: [0] });
  expect(rig.store.events.list({ limit: 10 }).map(({ rule }) => rule)).toEqual(['cover.tilted']);
  expect(rig.ingest.commits.get('failed')).toBeGreaterThan(0);
});

it('goes on taking frames meanwhile', () => {
  const node = createFakeNode(1);
  const rig = createIngestRig({ nodes: [node] });
  const release = holdDatabase(rig.folder);
  rig.take(node.status());
  rig.take(node.status(), node.alert());
  expect(rig.ingest.waiting()).toBe(3);
  release();
  rig.clock.advance(10_000);
  expect(rig.ingest.frames.get('test report')).toBe(3);
});
