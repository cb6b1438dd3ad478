import { type Order, type OrderKind, type OrderState, stateAt } from '../orders/order.ts';
import { iso } from './words.ts';

/** An order, as everybody outside sees it. Times are RFC 3339, UTC. */
export interface OrderDocument {
  readonly id: number;
  readonly cover: string;
  readonly order: OrderKind;
  readonly state: OrderState;
  readonly askedAt: string;
  /** of a `begin` also the end of the maintenance window */
  readonly expiresAt: string;
  readonly sendings: number;
  readonly sentAt: string | null;
  /** when it was done, expired or replaced */
  readonly closedAt: string | null;
}

export function orderDocument(order: Order, now: number): OrderDocument {
  const { id, cover, kind, askedAt, expiresAt, sendings, sentAt, closedAt } = order;
  const state = stateAt(order, now);
  const closed = closedAt ?? (state === 'expired' ? expiresAt : undefined);
  return {
    id,
    cover,
    order: kind,
    state,
    askedAt: iso(askedAt),
    expiresAt: iso(expiresAt),
    sendings,
    sentAt: sentAt === undefined ? null : iso(sentAt),
    closedAt: closed === undefined ? null : iso(closed),
  };
}
