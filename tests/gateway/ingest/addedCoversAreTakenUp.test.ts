import { expect, it } from 'vitest';
import { createFakeNode } from '../../support/fakeNode.ts';
import { createIngestRig } from '../../support/ingestRig.ts';
import { openTestStore } from '../../support/storeRig.ts';

it('tells of covers that another process has added, with the next look at silence, and once', () => {
  const [first, second] = [createFakeNode(1), createFakeNode(2)];
  const rig = createIngestRig({ nodes: [first] });
  const look = (): (boolean | undefined)[] => {
    rig.ingest.lookForSilence();
    rig.clock.advance(20);
    return rig.commits.splice(0).map(({ reloaded }) => reloaded);
  };
  expect(look()).toEqual([false]);
  const beside = openTestStore({ folder: rig.folder, access: 'tool' });
  beside.covers.add({ cover: 'C-2', node: 2, key: second.key }, rig.clock.now());
  expect(look()).toEqual([true]);
  expect(rig.store.registry.cover('C-2')).toMatchObject({ node: 2 });
  expect(look()).toEqual([false]);
});
