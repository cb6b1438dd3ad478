import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { createFakeNode } from '../../support/fakeNode.ts';
import { createIngestRig } from '../../support/ingestRig.ts';
import { secret } from '../../support/storeRig.ts';

it('a key that was put into the row of another node is no key there: that one is refused, told once, and mended by a new key', () => {
  const [robbed, robber] = [createFakeNode(1), createFakeNode(2)];
  const rig = createIngestRig({ nodes: [robbed, robber], secret: secret('a passphrase of the depot') });
  const db = new Database(join(rig.folder, 'lidwatch.db'));
  db.exec('UPDATE nodes SET key = (SELECT key FROM nodes WHERE node = 2) WHERE node = 1');
  db.close();
  // sealed with the key of node 2, under the id of node 1
  rig.take(createFakeNode(1, 2).alert(), robbed.alert(), robber.alert());
  expect(rig.ingest.frames.get('test bad-tag')).toBe(2);
  expect(rig.ingest.reports.get('alert')).toBe(1);
  expect(rig.log.lines.filter(({ code }) => code === 'key-damaged')).toMatchObject([{ node: 1 }]);
  expect(rig.store.keys.inspect()).toEqual({ nodes: 2, damaged: [1] });

  rig.store.covers.add({ cover: 'C-1', node: 1, key: robbed.key }, rig.clock.now(), true);
  rig.store.registry.distrust();
  rig.take(robbed.alert());
  expect(rig.ingest.reports.get('alert')).toBe(2);
});
