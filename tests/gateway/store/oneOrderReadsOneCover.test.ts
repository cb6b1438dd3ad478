import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ORDER_KINDS } from '../../../gateway/src/orders/order.ts';
import { batch, key, openTestStore } from '../../support/storeRig.ts';

const NODES = [1, 2, 3];
const HOUR = 3_600_000;

function town() {
  const store = openTestStore();
  store.covers.import(
    NODES.map((node) => ({ cover: `C-${node}`, node, key: key(node) })),
    0,
  );
  store.registry.refresh();
  const open = (node: number) => {
    const record = store.registry.node(node);
    return record ? store.registry.errand(record).orders : [];
  };
  return { store, open };
}

it('an order of one cover reads its orders, and leaves those of all others in memory as they are', () => {
  const { store, open } = town();
  store.groupOrders.add({ group: undefined, kind: 'log', askedAt: 0, expiresAt: HOUR });
  store.registry.refresh();
  const before = open(2);
  store.orders.add({ cover: 'C-1', kind: 'reboot', askedAt: 1, expiresAt: HOUR });
  store.registry.refresh();
  expect(open(1).map(({ kind }) => kind)).toEqual(['log', 'reboot']);
  expect(open(2)).toBe(before);
});

const node = fc.constantFrom(...NODES);
const kind = fc.constantFrom(...ORDER_KINDS);
const step = fc.oneof(
  fc.record({ what: fc.constant('order' as const), node, kind }),
  fc.record({ what: fc.constant('all' as const), node, kind }),
  fc.record({ what: fc.constant('close' as const), node, kind }),
  fc.record({ what: fc.constant('refresh' as const), node, kind }),
);

it('whatever is ordered, replaced and closed, what is in memory is what stands in the database', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
      const { store, open } = town();
      for (const [at, { what, node: of, kind: sort }] of steps.entries()) {
        const order = { kind: sort, askedAt: at, expiresAt: HOUR };
        if (what === 'order') store.orders.add({ cover: `C-${of}`, ...order });
        if (what === 'all') store.groupOrders.add({ group: undefined, ...order });
        if (what === 'refresh') store.registry.refresh();
        const [first] = what === 'close' ? open(of) : [];
        if (first) store.commit(batch({ orders: [{ ...first, state: 'done', closedAt: at }] }), at);
      }
      store.registry.refresh();
      const inMemory = NODES.map(open);
      store.registry.distrust();
      store.registry.refresh();
      expect(inMemory).toEqual(NODES.map(open));
      store.close();
    }),
    { numRuns: 40 },
  );
});
