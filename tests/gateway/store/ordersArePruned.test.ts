import { expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '../../../gateway/src/store/prune.ts';
import { batch, key, openTestStore } from '../../support/storeRig.ts';

const DAY = 86_400_000;

function pruned(store: ReturnType<typeof openTestStore>, now: number): void {
  while (store.prune(now));
}

it('drops orders a year after they ended, the open ones of silent nodes too, and none before', () => {
  const store = openTestStore();
  store.covers.add({ cover: 'C-1', node: 1, key: key(1) }, 0);
  store.orders.add({ cover: 'C-1', kind: 'log', askedAt: 0, expiresAt: 7 * DAY });
  store.orders.add({ cover: 'C-1', kind: 'reboot', askedAt: 0, expiresAt: 30 * DAY });
  pruned(store, 7 * DAY + DEFAULT_LIMITS.ordersAge);
  expect(store.orders.list('C-1', 10)).toHaveLength(2);
  pruned(store, 8 * DAY + DEFAULT_LIMITS.ordersAge);
  expect(store.orders.list('C-1', 10)).toMatchObject([{ kind: 'reboot' }]);
});

it('keeps so many entries of error logs, the newest', () => {
  const store = openTestStore({ limits: { ...DEFAULT_LIMITS, troubleRows: 3 } });
  const logs = [1, 2, 3, 4, 5].map((boots) => ({ node: 1, cover: 'C-1', receivedAt: 0, errors: [boots, 0, 1, 1] }));
  store.commit(batch({ troubles: logs }), 0);
  pruned(store, 0);
  expect(store.troubles('C-1', 10).map(({ boots }) => boots)).toEqual([5, 4, 3]);
});
