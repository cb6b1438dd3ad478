import type { Order } from '../orders/order.ts';
import type { Db } from './database.ts';
import { type OrderRow, toOrder } from './orders.ts';

/** A cover that is worked on, or is to be. */
export interface MaintainedCover {
  readonly cover: string;
  readonly name: string | undefined;
  readonly group: string | undefined;
  /** as its node said last */
  readonly inForce: boolean;
  /** the latest to begin or end it; undefined where that was done at the cover itself, or is forgotten */
  readonly order: Order | undefined;
}

export interface MaintenanceQuery {
  /** only covers behind this one */
  readonly after: string | undefined;
  readonly limit: number;
  /** orders that have run out by then are no plans any more */
  readonly now: number;
}

interface Row {
  cover: string;
  name: string | null;
  grp: string | null;
  in_force: number;
  order_id: number | null;
}

/** Covers that are in maintenance as their nodes say, and those with an order to begin or end it on its way; by cover. */
export function createMaintenance(db: Db): (query: MaintenanceQuery) => readonly MaintainedCover[] {
  const ABOUT = `kind IN ('begin', 'end')`;
  const select = db.prepare<[Record<string, unknown>], Row>(
    `SELECT c.cover, c.name, c.grp, coalesce(s.maintenance, 0) AS in_force,
            (SELECT max(id) FROM orders o WHERE o.cover = c.cover AND o.${ABOUT}) AS order_id
     FROM (SELECT cover FROM states WHERE maintenance = 1
           UNION SELECT cover FROM orders WHERE state IN ('pending', 'sent') AND ${ABOUT} AND expires_at > :now) w
     JOIN covers c ON c.cover = w.cover LEFT JOIN states s ON s.cover = c.cover
     WHERE c.cover > :after ORDER BY c.cover LIMIT :limit`,
  );
  const order = db.prepare<[number], OrderRow>('SELECT * FROM orders WHERE id = ?');

  function orderOf(id: number | null): Order | undefined {
    const row = id === null ? undefined : order.get(id);
    return row && toOrder(row);
  }

  return ({ after = '', limit, now }) =>
    select.all({ after, limit, now }).map((row) => ({
      cover: row.cover,
      name: row.name ?? undefined,
      group: row.grp ?? undefined,
      inForce: row.in_force === 1,
      order: orderOf(row.order_id),
    }));
}
