import { expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '../../../gateway/src/store/prune.ts';
import type { Heard } from '../../../gateway/src/store/types.ts';
import { batch, openTestStore } from '../../support/storeRig.ts';

const DAY = 86_400_000;
const NOW = 1_000 * DAY;

const heard = (receivedAt: number, more: Partial<Heard> = {}): Heard => ({
  ...{ cover: 'C-1', receivedAt, readings: false, missed: undefined, heartbeatMs: undefined },
  ...{ maintenance: undefined, since: undefined, linkLoss: undefined },
  ...more,
});

it('gives back what was kept, page by page in the order of receipt, and the heartbeat that was in force', () => {
  const store = openTestStore();
  const all = [
    heard(NOW, { heartbeatMs: 60_000, missed: 0 }),
    heard(NOW, { readings: true, missed: 3 }),
    heard(NOW + 1, { maintenance: false, since: NOW + 0.5, linkLoss: 0.25 }),
  ];
  store.commit(batch({ heard: [...all, heard(NOW, { cover: 'C-2' })] }), NOW);
  const page = { cover: 'C-1', from: 0, to: NOW + 2, limit: 2 };
  const first = store.heard.page(page);
  const second = store.heard.page({ ...page, after: first.at(-1)?.place });
  expect([...first, ...second].map((row) => row.heard)).toEqual(all);
  expect(store.heard.page({ ...page, to: NOW + 1, limit: 10 })).toHaveLength(2);
  expect([store.heard.heartbeatAt('C-1', NOW + 1), store.heard.heartbeatAt('C-1', NOW)]).toEqual([60_000, undefined]);
});

it('goes by age as readings do', () => {
  const store = openTestStore();
  store.commit(batch({ heard: [heard(NOW - DEFAULT_LIMITS.readingsAge - 1), heard(NOW - DAY)] }), NOW);
  while (store.prune(NOW));
  expect(store.heard.page({ cover: 'C-1', from: 0, to: NOW, limit: 10 })).toHaveLength(1);
  expect(store.drops().get('heard by age')).toBe(1);
});
