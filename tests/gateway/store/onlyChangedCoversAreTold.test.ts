import { expect, it } from 'vitest';
import { key, openTestStore } from '../../support/storeRig.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

it('tells which covers another process has added or changed, once, and none of the others', () => {
  const folder = temporaryFolder();
  const store = openTestStore({ folder });
  store.covers.import(
    [1, 2, 3].map((node) => ({ cover: `C-${node}`, node, key: key(node) })),
    0,
  );
  store.registry.refresh();
  expect(store.registry.takeChanged()).toEqual(['C-1', 'C-2', 'C-3']);

  const other = openTestStore({ folder, access: 'tool' });
  other.covers.import([{ cover: 'C-2', node: 2, key: key(2), group: 'north' }], 0);
  other.covers.import([{ cover: 'C-4', node: 4, key: key(4) }], 0);
  expect(store.registry.refresh()).toBe(true);
  expect([...store.registry.takeChanged()].sort()).toEqual(['C-2', 'C-4']);
  expect(store.registry.takeChanged()).toEqual([]);
});
