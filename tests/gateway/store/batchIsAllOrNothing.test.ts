import { expect, it } from 'vitest';
import { batch, coverRecord, key, openTestStore, reading, tilted } from '../../support/storeRig.ts';

it('writes nothing of a batch of which one row cannot be written', () => {
  const store = openTestStore();
  store.covers.import([{ cover: 'C-1', node: 1, key: key(1) }], 0);
  store.registry.refresh();
  store.commit(batch({ reports: [{ node: 1, counter: 5 }] }), 0);
  const node = store.registry.node(1);
  if (!node) throw new Error('the node is not registered');
  const wrong = batch({
    nodes: [{ node: { ...node, down: 3 } }],
    covers: [coverRecord('C-1', 1, { latest: { at: 9, tilt: 1 } })],
    readings: [reading('C-1', 9)],
    events: [tilted('C-1', 9)],
    reports: [
      { node: 1, counter: 6 },
      { node: 1, counter: 5 },
    ],
  });
  expect(() => store.commit(wrong, 9)).toThrow(/UNIQUE/);
  store.registry.refresh();
  expect(store.registry.node(1)?.down).toBe(0);
  expect(store.registry.cover('C-1')?.latest).toBeUndefined();
  expect(store.readings('C-1', 10)).toEqual([]);
  expect(store.events.list({ limit: 10 })).toEqual([]);
  expect(store.outbox.after(0, 10)).toEqual([]);
  expect(store.hasReport({ node: 1, counter: 6 })).toBe(false);
});
