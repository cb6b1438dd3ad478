import { expect, it } from 'vitest';
import { batch, openTestStore, tilted, toldEvents } from '../../support/storeRig.ts';

it('stores and queues an onset once, however often it is found', () => {
  const store = openTestStore();
  expect(store.commit(batch({ events: [tilted('C-1', 1_000)] }), 0)).toBe(1);
  expect(store.commit(batch({ events: [tilted('C-1', 1_000)] }), 1)).toBe(0);
  const cleared = tilted('C-1', 1_000, { kind: 'cleared', at: 60_000, peak: 88 });
  expect(store.commit(batch({ events: [cleared] }), 2)).toBe(1);
  expect(store.commit(batch({ events: [cleared, tilted('C-1', 1_000)] }), 3)).toBe(0);
  expect(store.events.list({ limit: 10 })).toMatchObject([
    { onset: 1_000, raisedAt: 4_000, clearedAt: 60_000, value: 30, peak: 88 },
  ]);
  expect(toldEvents(store).map(({ transition }) => transition.kind)).toEqual(['raised', 'cleared']);
});
