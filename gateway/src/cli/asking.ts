import { orderDocument } from '../documents/orderDocument.ts';
import type { Order, OrderKind } from '../orders/order.ts';
import type { Store } from '../store/store.ts';
import type { CoverRecord } from '../store/types.ts';
import { auditCli } from './auditCli.ts';
import { coverOrThrow } from './notFound.ts';
import type { TableColumn } from './table.ts';
import { printJson, type Terminal } from './terminal.ts';
import { changeStore, type StoreOptions } from './withStore.ts';
import { formatSpan, formatTime } from './words.ts';

export const ORDER_WORDS: Readonly<Record<OrderKind, string>> = {
  begin: 'maintenance begins',
  end: 'maintenance ends',
  rezero: 'learn the zero again',
  log: 'send the error log',
  reboot: 'start anew',
  cell: 'its cell was replaced',
};

/** A node listens only behind its own frames: from this a person can tell when it will hear anything. */
export function lastHeard({ registry }: Store, { node, state }: CoverRecord, now: number): string {
  if (state.heard === 0) return 'its node has never been heard';
  registry.refresh();
  const every = node === undefined ? undefined : registry.node(node)?.heartbeatMs;
  const rhythm = every === undefined ? '' : `, every ${formatSpan(every)}`;
  return `its node was heard ${formatSpan(now - state.heard)} ago${rhythm}`;
}

/** Orders something and tells that, and when, it will be sent. `forMs`: from now until it is not sent any more. */
export function ask(terminal: Terminal, cover: string, kind: OrderKind, forMs: number, options: StoreOptions): void {
  const now = terminal.now();
  const { order, heard } = changeStore(options, false, (store) => {
    const record = coverOrThrow(store, cover);
    const added = store.orders.add({ cover, kind, askedAt: now, expiresAt: now + forMs });
    auditCli(store, terminal, 'cover order', cover, { kind });
    return { order: added, heard: lastHeard(store, record, now) };
  });
  if (options.json) {
    printJson(terminal, orderDocument(order, now));
    return;
  }
  const until = kind === 'begin' ? `, until ${formatTime(order.expiresAt)}` : '';
  terminal.out(`ordered of ${cover}: ${ORDER_WORDS[kind]}${until}\n`);
  terminal.out(`it is sent when the node is next heard, and given up at ${formatTime(order.expiresAt)}; ${heard}\n`);
}

/** For a table of orders as they stand at `now`. */
export function orderColumns(now: number): readonly TableColumn<Order>[] {
  const at = (time: string | null) => (time === null ? '-' : formatTime(Date.parse(time)));
  return [
    { title: 'order', cell: ({ kind }) => ORDER_WORDS[kind] },
    { title: 'state', cell: (order) => orderDocument(order, now).state },
    { title: 'asked', cell: ({ askedAt }) => formatTime(askedAt) },
    { title: 'expires', cell: ({ expiresAt }) => formatTime(expiresAt) },
    { title: 'sent', right: true, cell: ({ sendings }) => `${sendings} x` },
    { title: 'closed', cell: (order) => at(orderDocument(order, now).closedAt) },
  ];
}
