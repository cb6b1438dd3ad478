import { expect, it } from 'vitest';
import { createStandingTally, standingPages } from '../../../gateway/src/documents/groupDocument.ts';
import { openTestStore } from '../../support/storeRig.ts';

it('finds each group once, page by page, and one that only settings are for', () => {
  const { inventory, configs, groups } = openTestStore();
  expect(groups.names()).toEqual([]);
  const groupOf = [null, 'a', 'b', 'a', 'd', null, 'b'];
  inventory.take(
    groupOf.map((group, i) => ({ cover: `C-${i}`, change: { group } })),
    0,
  );
  configs.desireOfGroup(undefined, () => ({ heartbeat: 60 }), 0);
  configs.desireOfGroup('b', () => ({ heartbeat: 60 }), 0);
  configs.desireOfGroup('c', () => ({ heartbeat: 60 }), 0);
  expect(groups.names()).toEqual(['a', 'b', 'c', 'd']);
  expect(groups.names({ limit: 2 })).toEqual(['a', 'b']);
  expect(groups.names({ after: 'b', limit: 1 })).toEqual(['c']);
  expect(groups.names({ after: 'd' })).toEqual([]);
  expect(['a', 'c', 'e', undefined].map(groups.has)).toEqual([true, true, false, true]);
  // nothing is left of it
  configs.desireOfGroup('c', () => ({}), 0);
  expect([groups.names(), groups.has('c')]).toEqual([['a', 'b', 'd'], false]);
});

it('counts every cover of a group that is longer than a page', () => {
  const { inventory, groups } = openTestStore();
  const rows = Array.from({ length: 2_500 }, (_, i) => ({ cover: `C-${i}`, change: { group: i < 2_000 ? 'a' : 'b' } }));
  inventory.take(rows, 0);
  const counted = [undefined, 'a', 'b'].map((group) => {
    const tally = createStandingTally(group);
    for (const page of standingPages(groups, group)) tally.add(page);
    return tally.document().covers;
  });
  expect(counted).toEqual([2_500, 2_000, 500]);
});
