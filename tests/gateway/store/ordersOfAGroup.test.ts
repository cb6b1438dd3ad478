import { expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '../../../gateway/src/store/prune.ts';
import { batch, key, openTestStore } from '../../support/storeRig.ts';

const HOUR = 3_600_000;

/** C-1 and C-2 in group a, C-3 in it without a node, C-4 in no group. */
function town() {
  const store = openTestStore();
  store.covers.import(
    [1, 2, 4].map((node) => ({ cover: `C-${node}`, node, key: key(node), ...(node < 4 ? { group: 'a' } : {}) })),
    0,
  );
  store.inventory.take([{ cover: 'C-3', change: { group: 'a' } }], 0);
  store.registry.refresh();
  const open = (node: number) => {
    store.registry.refresh();
    const record = store.registry.node(node);
    return record ? store.registry.errand(record).orders.map(({ kind }) => kind) : [];
  };
  const close = (cover: string) => {
    const [order] = store.orders.list(cover, 1);
    if (order) store.commit(batch({ orders: [{ ...order, state: 'done', closedAt: 5 }] }), 5);
  };
  return { store, open, close };
}

it('asks each cover of the group that has a node, and counts those that have none', () => {
  const { store, open } = town();
  const order = store.groupOrders.add({ group: 'a', kind: 'log', askedAt: 0, expiresAt: HOUR });
  expect(order).toMatchObject({ group: 'a', covers: 2, nodeless: 1, states: { pending: 2, done: 0 } });
  expect([open(1), open(2), open(4)]).toEqual([['log'], ['log'], []]);
  expect(store.orders.list('C-3', 9)).toEqual([]);
  expect(store.groups.nodeless('a', 9)).toEqual(['C-3']);
  const all = store.groupOrders.add({ group: undefined, kind: 'reboot', askedAt: 0, expiresAt: HOUR });
  expect(all).toMatchObject({ group: undefined, covers: 3, nodeless: 1 });
  expect([open(1), open(4)]).toEqual([['log', 'reboot'], ['reboot']]);
});

it('replaces open orders of the same sort, of those covers and no others', () => {
  const { store, open } = town();
  for (const cover of ['C-1', 'C-3', 'C-4']) {
    store.orders.add({ cover, kind: 'begin', askedAt: 0, expiresAt: HOUR });
  }
  store.groupOrders.add({ group: 'a', kind: 'end', askedAt: 1, expiresAt: HOUR });
  expect([open(1), open(2), open(4)]).toEqual([['end'], ['end'], ['begin']]);
  expect(store.orders.list('C-3', 9)).toMatchObject([{ kind: 'begin', state: 'pending' }]);
});

it('goes to those who are in the group when it is asked, and to nobody who comes later', () => {
  const { store, open } = town();
  store.groupOrders.add({ group: 'a', kind: 'log', askedAt: 0, expiresAt: HOUR });
  store.inventory.take([{ cover: 'C-4', change: { group: 'a' } }], 0);
  store.inventory.take([{ cover: 'C-1', change: { group: null } }], 0);
  expect([open(1), open(4)]).toEqual([['log'], []]);
});

it('tells how far it is, also when its time is over and nobody was heard', () => {
  const { store, close } = town();
  store.groupOrders.add({ group: 'a', kind: 'log', askedAt: 0, expiresAt: HOUR });
  close('C-1');
  expect(store.groupOrders.list('a', 9, 10)).toMatchObject([{ kind: 'log', states: { pending: 1, done: 1 } }]);
  expect(store.groupOrders.list('a', 9, HOUR)).toMatchObject([{ states: { pending: 0, done: 1, expired: 1 } }]);
  expect(store.groupOrders.list('a', 9, 10, ['begin', 'end'])).toEqual([]);
  expect(store.groupOrders.list(undefined, 9, 10)).toEqual([]);
});

it('is forgotten a year after its end, with the orders that came of it', () => {
  const { store } = town();
  store.groupOrders.add({ group: 'a', kind: 'log', askedAt: 0, expiresAt: HOUR });
  while (store.prune(HOUR + DEFAULT_LIMITS.ordersAge));
  expect(store.groupOrders.list('a', 9, 0)).toHaveLength(1);
  while (store.prune(HOUR + DEFAULT_LIMITS.ordersAge + 1));
  expect(store.groupOrders.list('a', 9, 0)).toEqual([]);
  expect(store.orders.list('C-1', 9)).toEqual([]);
});
