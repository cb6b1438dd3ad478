import type { Config, Maintenance, Message } from '@lidwatch/protocol/gateway';
import { type Configured, type Desired, hearConfig, nextConfig } from './configuration.ts';
import { hearOrders, nextOrder, type Order } from './order.ts';

/** Everything that is to be brought to one node. A value: replaced, never changed. */
export interface Errand {
  readonly desired: Desired | undefined;
  readonly configured: Configured;
  /** oldest first */
  readonly orders: readonly Order[];
}

/** What a message of the node changes about it, for most messages nothing: then the very object comes back. */
export function hearErrand(errand: Errand, message: Message, at: number): Errand {
  const { desired, configured, orders } = errand;
  const isAboutConfig = message.type === 'hello' || message.type === 'report';
  const after = isAboutConfig ? hearConfig(desired, configured, message, at) : configured;
  const left = hearOrders(orders, message, at);
  return after === configured && left === orders ? errand : { desired, configured: after, orders: left };
}

/**
 * The one downlink that a node which listens at `now` should get, and how the errand stands once it is sent. One at a
 * time: the node answers it at once, and may not hear what is sent meanwhile; its answer opens the next window.
 */
export function nextDownlink(
  errand: Errand,
  now: number,
): { readonly message: Config | Maintenance; readonly errand: Errand } | undefined {
  const due = nextOrder(errand.orders, now);
  if (due) {
    const orders = errand.orders.map((order) => (order.id === due.order.id ? due.order : order));
    return { message: due.message, errand: { ...errand, orders } };
  }
  const config = nextConfig(errand.desired, errand.configured, now);
  return config && { message: config.message, errand: { ...errand, configured: config.configured } };
}
