import type { OrderKind, OrderState } from '../orders/order.ts';
import type { GroupOrder } from '../store/groupOrders.ts';
import { iso } from './words.ts';

/** What was asked of all nodes of a group at once, as everybody outside sees it. Times are RFC 3339, UTC. */
export interface GroupOrderDocument {
  readonly id: number;
  /** null: of all covers */
  readonly group: string | null;
  readonly order: OrderKind;
  readonly askedAt: string;
  /** of a `begin` also the end of the maintenance window */
  readonly expiresAt: string;
  /** how many covers were asked */
  readonly covers: number;
  /** how many were not, since they had no node */
  readonly nodeless: number;
  /** how many of the orders are in which state */
  readonly states: Readonly<Record<OrderState, number>>;
}

export function groupOrderDocument(order: GroupOrder): GroupOrderDocument {
  const { id, group, kind, askedAt, expiresAt, covers, nodeless, states } = order;
  return {
    ...{ id, group: group ?? null, order: kind, askedAt: iso(askedAt), expiresAt: iso(expiresAt) },
    ...{ covers, nodeless, states },
  };
}
