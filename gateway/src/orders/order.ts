import { ACTION, LIMIT } from '@lidwatch/protocol';
import type { Maintenance, Message } from '@lidwatch/protocol/gateway';
import { isDue } from './pace.ts';

export const ORDER_KINDS = ['begin', 'end', 'rezero', 'log', 'reboot', 'cell'] as const;
export type OrderKind = (typeof ORDER_KINDS)[number];

/**
 * done: the node has answered. expired: its time was over first, or it was sent too often without an answer. replaced:
 * by a later order of the same sort.
 */
export const ORDER_STATES = ['pending', 'sent', 'done', 'expired', 'replaced'] as const;
export type OrderState = (typeof ORDER_STATES)[number];

/** Something that a node is to do once. Times are ms since the epoch. A value: replaced, never changed. */
export interface Order {
  readonly id: number;
  readonly cover: string;
  readonly kind: OrderKind;
  readonly askedAt: number;
  /** not sent from here on; for `begin` also the end of the maintenance window */
  readonly expiresAt: number;
  readonly state: OrderState;
  readonly sendings: number;
  /** the last time */
  readonly sentAt?: number;
  /** when it was done, expired or replaced */
  readonly closedAt?: number;
}

/** An order is worth so many sendings. */
const MAX_SENDINGS = 20;

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;

/** Within this the node should answer, ms. A zero takes still seconds, and may be tried anew; a start takes its time. */
const PATIENCE_MS: Readonly<Record<OrderKind, number>> = {
  begin: 2 * SECOND_MS,
  end: 2 * SECOND_MS,
  rezero: MINUTE_MS,
  log: 2 * SECOND_MS,
  reboot: 30 * SECOND_MS,
  cell: 2 * SECOND_MS,
};

const HOUR_MS = 60 * MINUTE_MS;

/**
 * For how long an order is sent unless somebody says otherwise, ms; a `begin` always says. Nodes are heard twice a day
 * or less. A zero is wanted of the cover as it lies today.
 */
export const VALID_MS: Readonly<Record<Exclude<OrderKind, 'begin'>, number>> = {
  end: 168 * HOUR_MS,
  rezero: 24 * HOUR_MS,
  log: 168 * HOUR_MS,
  reboot: 168 * HOUR_MS,
  cell: 168 * HOUR_MS,
};

/** Orders that make each other void: the last one counts. */
export function sameSort(kind: OrderKind): readonly OrderKind[] {
  return kind === 'begin' || kind === 'end' ? ['begin', 'end'] : [kind];
}

export function isOpen({ state }: Order): boolean {
  return state === 'pending' || state === 'sent';
}

/** How it stands at `now`: nobody may have looked since its time was over. */
export function stateAt(order: Order, now: number): OrderState {
  return isOpen(order) && order.expiresAt <= now ? 'expired' : order.state;
}

/** Does the node answer this order by `message`? */
function isAnswer({ kind, state }: Order, message: Message): boolean {
  if (state !== 'sent') return false;
  if (kind === 'reboot') return message.type === 'hello';
  if (kind === 'log' && message.type === 'log') return true;
  return message.type === 'maintenance' && message.action === ACTION[kind];
}

/** Open orders after `message` has come in; the very array where nothing changed. */
export function hearOrders(orders: readonly Order[], message: Message, at: number): readonly Order[] {
  // nearly always
  if (orders.length === 0) return orders;
  const close = (order: Order, state: OrderState): Order => ({ ...order, state, closedAt: at });
  const after = orders.map((order) => {
    if (!isOpen(order)) return order;
    if (isAnswer(order, message)) return close(order, 'done');
    const isSpent = order.sendings >= MAX_SENDINGS && isDue(order.sentAt ?? 0, 0, PATIENCE_MS[order.kind], at);
    return order.expiresAt <= at || isSpent ? close(order, 'expired') : order;
  });
  return after.some((order, i) => order !== orders[i]) ? after : orders;
}

/**
 * Is the cover in maintenance, as far as `message` tells, which has turned the orders `before` into `after`? A node repeats
 * what was not acknowledged, so its word may be overtaken: a begin counts where it answers an order that still holds, an end
 * where no begin is on its way. What else there is to know, the flags of the next status say.
 */
export function maintenanceSaid(
  before: readonly Order[],
  after: readonly Order[],
  message: Message,
): boolean | undefined {
  if (message.type !== 'maintenance') return undefined;
  const begins = after.filter(({ kind }) => kind === 'begin');
  if (message.action === ACTION.end) return begins.some(isOpen) ? undefined : false;
  const isAnswered = begins.some((order) => order.state === 'done' && !before.includes(order));
  return isAnswered ? true : undefined;
}

function messageOf({ kind, expiresAt }: Order, now: number): Maintenance {
  const action = ACTION[kind];
  if (kind !== 'begin') return { type: 'maintenance', action };
  const minutes = Math.min(Math.ceil((expiresAt - now) / MINUTE_MS), LIMIT.minutes);
  return { type: 'maintenance', action, minutes };
}

/**
 * The first open order, if it may be sent at `now`, as it stands then. Those behind it wait for it: a rezero that was
 * asked for within a maintenance window belongs into it.
 */
export function nextOrder(
  orders: readonly Order[],
  now: number,
): { readonly message: Maintenance; readonly order: Order } | undefined {
  const first = orders.find((order) => stateAt(order, now) !== 'expired' && isOpen(order));
  if (!first || first.sendings >= MAX_SENDINGS) return undefined;
  const { sendings, sentAt, kind } = first;
  if (sentAt !== undefined && !isDue(sentAt, sendings, PATIENCE_MS[kind], now)) return undefined;
  const order: Order = { ...first, state: 'sent', sendings: sendings + 1, sentAt: now };
  return { message: messageOf(order, now), order };
}
