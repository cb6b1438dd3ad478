import { expect, it } from 'vitest';
import { batch, key, openTestStore } from '../../support/storeRig.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

it('a node that is given another key between plan and commit counts anew, and is not deaf for the counters of the old one', () => {
  const folder = temporaryFolder();
  const gateway = openTestStore({ folder });
  gateway.covers.import([{ cover: 'C-1', node: 1, key: key(1) }], 0);
  gateway.registry.refresh();
  const planned = gateway.registry.node(1);
  if (!planned) throw new Error('the node is not registered');
  const command = openTestStore({ folder, access: 'tool' });
  command.covers.add({ cover: 'C-1', node: 1, key: key(2) }, 0, true);
  const window = { high: 5_000, near: 1, far: 0 };
  gateway.commit(batch({ nodes: [{ node: { ...planned, window, down: 900 }, said: { board: 'old' } }] }), 0);
  gateway.registry.refresh();
  const found = gateway.registry.node(1);
  expect(found?.keptKey).toEqual(Uint8Array.from(key(2)));
  expect(found?.window.high).toBeLessThan(5_000);
  expect(gateway.covers.said('C-1')).not.toMatchObject({ board: 'old' });
});
