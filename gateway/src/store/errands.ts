import { type Configured, type Desired, UNKNOWN } from '../orders/configuration.ts';
import type { Errand } from '../orders/errand.ts';
import { isOpen, type Order } from '../orders/order.ts';
import { readConfigured, readDesired } from './configs.ts';
import type { Db } from './database.ts';
import { type OrderRow, toOrder } from './orders.ts';
import type { Batch } from './types.ts';

/** What is to be brought to nodes, in memory, as of the last commit: every frame looks into it. */
interface Errands {
  of(node: number, cover: string): Errand;
  load(): void;
  apply(batch: Batch): void;
}

const NONE: readonly Order[] = [];

export function createErrands(db: Db): Errands {
  const selectOrders = db.prepare<[], OrderRow>(`SELECT * FROM orders WHERE state IN ('pending', 'sent') ORDER BY id`);
  const desired = new Map<string, Desired>();
  const configured = new Map<number, Configured>();
  const orders = new Map<string, readonly Order[]>();

  function put(order: Order): void {
    const others = (orders.get(order.cover) ?? NONE).filter(({ id }) => id !== order.id);
    const open = isOpen(order) ? [...others, order].sort((a, b) => a.id - b.id) : others;
    if (open.length > 0) orders.set(order.cover, open);
    else orders.delete(order.cover);
  }

  return {
    of(node, cover) {
      return {
        desired: desired.get(cover),
        configured: configured.get(node) ?? UNKNOWN,
        orders: orders.get(cover) ?? NONE,
      };
    },
    load() {
      desired.clear();
      configured.clear();
      orders.clear();
      for (const [cover, wanted] of readDesired(db)) desired.set(cover, wanted);
      for (const [node, state] of readConfigured(db)) configured.set(node, state);
      for (const row of selectOrders.iterate()) put(toOrder(row));
    },
    apply(batch) {
      for (const update of batch.configured ?? []) configured.set(update.node, update.configured);
      for (const order of batch.orders ?? []) put(order);
    },
  };
}
