import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { createFakeNode } from '../../support/fakeNode.ts';
import { createIngestRig } from '../../support/ingestRig.ts';

it('acknowledges nothing while the disk is full, whichever statement finds it out', () => {
  const node = createFakeNode(1);
  let full = true;
  const rig = createIngestRig({
    nodes: [node],
    wrap: (store) => ({
      ...store,
      commit(batch, now) {
        if (full) throw new Database.SqliteError('database or disk is full', 'SQLITE_FULL');
        return store.commit(batch, now);
      },
    }),
  });
  rig.take(node.alert());
  rig.clock.advance(60_000);
  expect(rig.sent).toEqual([]);
  expect(rig.ingest.state()).toMatchObject({ status: 'down', reason: 'SQLITE_FULL: database or disk is full' });
  full = false;
  rig.clock.advance(60_000);
  expect(rig.sent).toHaveLength(1);
});
