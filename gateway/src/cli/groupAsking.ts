import { type GroupOrderDocument, groupOrderDocument } from '../documents/groupOrderDocument.ts';
import type { OrderKind } from '../orders/order.ts';
import type { GroupSize } from '../store/groups.ts';
import { ORDER_WORDS } from './asking.ts';
import { auditCli } from './auditCli.ts';
import { type MemberOptions, type Members, membersOrThrow } from './members.ts';
import { formatTable, type TableColumn } from './table.ts';
import { printJson, type Terminal } from './terminal.ts';
import { changeStore, withStore } from './withStore.ts';
import { formatCount, formatTime, tellStates } from './words.ts';

/** Covers without a node that are named. */
const NAMED = 20;
const SHOWN = 10;

interface Ask {
  readonly kind: OrderKind;
  /** from now until it is not sent any more, ms */
  readonly forMs: number;
  /** throws where it is not to be done after all */
  readonly confirm?: (members: Members, size: GroupSize) => void;
}

/** Orders something of every node of a group, and tells how many are asked and which covers have no node. */
export function askGroup(
  terminal: Terminal,
  name: string | undefined,
  { kind, forMs, confirm }: Ask,
  options: MemberOptions,
): void {
  const now = terminal.now();
  const { order, members, without } = changeStore(options, false, (store) => {
    const found = membersOrThrow(store, name, options);
    confirm?.(found, store.groups.size(found.group));
    const added = store.groupOrders.add({ group: found.group, kind, askedAt: now, expiresAt: now + forMs });
    auditCli(store, terminal, 'group order', found.group ?? '--all', { kind, covers: added.covers });
    return { order: added, members: found, without: store.groups.nodeless(found.group, NAMED) };
  });
  if (options.json) {
    printJson(terminal, { ...groupOrderDocument(order), without });
    return;
  }
  const until = kind === 'begin' ? `, until ${formatTime(order.expiresAt)}` : '';
  terminal.out(`ordered of ${formatCount(order.covers, 'cover')} (${members.name}): ${ORDER_WORDS[kind]}${until}\n`);
  if (order.nodeless > 0) {
    const more = order.nodeless > without.length ? ', ...' : '';
    terminal.out(`not of ${formatCount(order.nodeless, 'cover')} without a node: ${without.join(', ')}${more}\n`);
  }
  terminal.out(`sent to each node when it is next heard, and given up at ${formatTime(order.expiresAt)}\n`);
}

const COLUMNS: readonly TableColumn<GroupOrderDocument>[] = [
  { title: 'order', cell: ({ order }) => ORDER_WORDS[order] },
  { title: 'asked', cell: ({ askedAt }) => formatTime(Date.parse(askedAt)) },
  { title: 'expires', cell: ({ expiresAt }) => formatTime(Date.parse(expiresAt)) },
  { title: 'covers', right: true, cell: ({ covers }) => covers.toLocaleString('en') },
  { title: 'of them', cell: ({ states }) => tellStates(states) || '-' },
];

/** What was asked of the group as a whole, of these kinds, and how far it is. */
export function showGroupOrders(
  terminal: Terminal,
  name: string | undefined,
  kinds: readonly OrderKind[],
  options: MemberOptions,
): void {
  const { members, orders } = withStore(options, false, (store) => {
    const found = membersOrThrow(store, name, options);
    const listed = store.groupOrders.list(found.group, SHOWN, terminal.now(), kinds);
    return { members: found, orders: listed.map(groupOrderDocument) };
  });
  if (options.json) printJson(terminal, { group: members.group ?? null, orders });
  else if (orders.length > 0) terminal.out(formatTable(COLUMNS, orders));
  else terminal.out(`nothing of this kind was asked of ${members.name} as a whole\n`);
}
