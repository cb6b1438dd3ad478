import { type Configured, UNKNOWN } from '../orders/configuration.ts';
import { createDesiredBook, type DesiredBook } from '../orders/desiredBook.ts';
import type { Errand } from '../orders/errand.ts';
import type { Place } from '../orders/layers.ts';
import { isOpen, type Order } from '../orders/order.ts';
import { readConfigured } from './configs.ts';
import type { Db } from './database.ts';
import { readLayers } from './layerRows.ts';
import { type OrderRow, toOrder } from './orders.ts';
import type { Batch } from './types.ts';

/** What is to be brought to nodes, in memory, as of the last commit: every frame looks into it. */
interface Errands {
  of(node: number, place: Place): Errand;
  load(): void;
  /** What operators write, and not what the gateway itself writes and has in memory. */
  loadAsked(): void;
  /** The same, where it is orders of one cover: those of a city may be a hundred thousand. */
  loadOrders(cover: string): void;
  apply(batch: Batch): void;
}

const NONE: readonly Order[] = [];

export function createErrands(db: Db): Errands {
  const selectOrders = db.prepare<[], OrderRow>(`SELECT * FROM orders WHERE state IN ('pending', 'sent') ORDER BY id`);
  const selectOfCover = db.prepare<[string], OrderRow>(
    `SELECT * FROM orders INDEXED BY orders_by_cover WHERE cover = ? AND state IN ('pending', 'sent') ORDER BY id`,
  );
  let desired: DesiredBook = () => undefined;
  const configured = new Map<number, Configured>();
  let orders = new Map<string, readonly Order[]>();

  function put(order: Order): void {
    const others = (orders.get(order.cover) ?? NONE).filter(({ id }) => id !== order.id);
    const open = isOpen(order) ? [...others, order].sort((a, b) => a.id - b.id) : others;
    if (open.length > 0) orders.set(order.cover, open);
    else orders.delete(order.cover);
  }

  function loadAsked(): void {
    desired = createDesiredBook(readLayers(db));
    const open = new Map<string, Order[]>();
    for (const row of selectOrders.iterate()) {
      const known = open.get(row.cover);
      if (known) known.push(toOrder(row));
      else open.set(row.cover, [toOrder(row)]);
    }
    orders = open;
  }

  return {
    of(node, place) {
      const known = configured.get(node) ?? UNKNOWN;
      return { desired: desired(place, known), configured: known, orders: orders.get(place.cover) ?? NONE };
    },
    load() {
      configured.clear();
      for (const [node, state] of readConfigured(db)) configured.set(node, state);
      loadAsked();
    },
    loadAsked,
    loadOrders(cover) {
      const open = selectOfCover.all(cover).map(toOrder);
      if (open.length > 0) orders.set(cover, open);
      else orders.delete(cover);
    },
    apply(batch) {
      for (const update of batch.configured ?? []) configured.set(update.node, update.configured);
      for (const order of batch.orders ?? []) put(order);
    },
  };
}
