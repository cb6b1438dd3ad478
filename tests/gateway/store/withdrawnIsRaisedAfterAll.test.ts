import { expect, it } from 'vitest';
import { batch, openTestStore, tilted, toldEvents } from '../../support/storeRig.ts';

const ONSET = 1_750_000_000_000;

it('tells an event again that was taken back, and that samples since have made after all', () => {
  const store = openTestStore();
  const raised = tilted('C-1', ONSET);
  const withdrawn = tilted('C-1', ONSET, { kind: 'withdrawn' });
  const cleared = tilted('C-1', ONSET, { kind: 'cleared', at: ONSET + 60_000 });
  expect(store.commit(batch({ events: [raised] }), ONSET)).toBe(1);
  expect(store.commit(batch({ events: [raised] }), ONSET)).toBe(0);
  expect(store.commit(batch({ events: [{ ...withdrawn, revision: 1 }] }), ONSET)).toBe(1);
  expect(store.commit(batch({ events: [raised, cleared] }), ONSET)).toBe(2);
  const told = toldEvents(store).map(({ transition, revision }) => [transition.kind, revision]);
  expect(told).toEqual([
    ['raised', undefined],
    ['withdrawn', 1],
    ['raised', 2],
    ['cleared', 3],
  ]);
  expect(store.events.list({ limit: 10 })).toMatchObject([{ withdrawn: false, clearedAt: ONSET + 60_000 }]);
});
