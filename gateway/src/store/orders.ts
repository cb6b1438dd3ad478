import { type Order, type OrderKind, type OrderState, sameSort } from '../orders/order.ts';
import type { Db } from './database.ts';

export interface Orders {
  /** Orders something of a cover's node. An open order of the same sort is replaced by it. */
  add(order: Pick<Order, 'cover' | 'kind' | 'askedAt' | 'expiresAt'>): Order;
  /** of a cover, newest first */
  list(cover: string, limit: number): readonly Order[];
}

export interface OrderRow {
  id: number;
  cover: string;
  kind: OrderKind;
  asked_at: number;
  expires_at: number;
  state: OrderState;
  sendings: number;
  sent_at: number | null;
  closed_at: number | null;
}

export function toOrder(row: OrderRow): Order {
  const { id, cover, kind, asked_at: askedAt, expires_at: expiresAt, state, sendings } = row;
  return {
    id,
    cover,
    kind,
    askedAt,
    expiresAt,
    state,
    sendings,
    ...(row.sent_at === null ? {} : { sentAt: row.sent_at }),
    ...(row.closed_at === null ? {} : { closedAt: row.closed_at }),
  };
}

export function createOrders(db: Db, changed: (cover: string) => void): Orders {
  const replace = db.prepare(
    `UPDATE orders SET state = 'replaced', closed_at = ? WHERE cover = ? AND kind = ? AND state IN ('pending', 'sent')`,
  );
  const insert = db.prepare('INSERT INTO orders (cover, kind, asked_at, expires_at) VALUES (?, ?, ?, ?)');
  const select = db.prepare<[string, number], OrderRow>(
    'SELECT * FROM orders WHERE cover = ? ORDER BY id DESC LIMIT ?',
  );

  const add = db.transaction(({ cover, kind, askedAt, expiresAt }: Parameters<Orders['add']>[0]): Order => {
    for (const other of sameSort(kind)) replace.run(askedAt, cover, other);
    const id = Number(insert.run(cover, kind, askedAt, expiresAt).lastInsertRowid);
    return { id, cover, kind, askedAt, expiresAt, state: 'pending', sendings: 0 };
  });

  return {
    add(order) {
      const added = add.immediate(order);
      changed(order.cover);
      return added;
    },
    list: (cover, limit) => select.all(cover, limit).map(toOrder),
  };
}
