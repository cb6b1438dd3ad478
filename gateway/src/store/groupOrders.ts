import { ORDER_KINDS, type Order, type OrderKind, type OrderState, sameSort } from '../orders/order.ts';
import type { Db } from './database.ts';

/** What was asked of all nodes of a group at once; of a group that is undefined: of all covers. */
export interface GroupOrder extends Pick<Order, 'id' | 'kind' | 'askedAt' | 'expiresAt'> {
  readonly group: string | undefined;
  /** how many covers were asked, one order each */
  readonly covers: number;
  /** how many were not, since they had no node */
  readonly nodeless: number;
  /** how many of those orders are in which state; what was pruned is in none */
  readonly states: Readonly<Record<OrderState, number>>;
}

export interface GroupOrders {
  /** Orders something of every cover of the group that has a node just now, all or none. Open orders of the same sort are replaced. */
  add(order: Pick<GroupOrder, 'group' | 'kind' | 'askedAt' | 'expiresAt'>): GroupOrder;
  /** as they stand at `now`, newest first */
  list(group: string | undefined, limit: number, now: number, kinds?: readonly OrderKind[]): readonly GroupOrder[];
}

interface Row {
  id: number;
  kind: OrderKind;
  asked_at: number;
  expires_at: number;
  covers: number;
  nodeless: number;
}

const NO_STATES: GroupOrder['states'] = { pending: 0, sent: 0, done: 0, expired: 0, replaced: 0 };

export function createGroupOrders(db: Db, changed: () => void): GroupOrders {
  const asked = 'SELECT n.cover FROM nodes n JOIN covers c ON c.cover = n.cover';
  const one = prepareFor({
    covers: `${asked} WHERE c.grp = :group`,
    open: 'orders_by_cover',
    where: 'WHERE grp = :group',
  });
  const all = prepareFor({ covers: asked, open: 'orders_open', where: '' });
  const insert = db.prepare<[Record<string, unknown>]>(
    `INSERT INTO group_orders (grp, kind, asked_at, expires_at, covers, nodeless)
     VALUES (:group, :kind, :askedAt, :expiresAt, 0, 0)`,
  );
  const setCounts = db.prepare<[number, number, number]>(
    'UPDATE group_orders SET covers = ?, nodeless = ? WHERE id = ?',
  );
  const select = db.prepare<[Record<string, unknown>], Row>(
    `SELECT * FROM group_orders WHERE grp IS :group AND kind IN (SELECT value FROM json_each(:kinds))
     ORDER BY id DESC LIMIT :limit`,
  );
  const countStates = db
    .prepare<[number], [OrderState, number]>('SELECT state, count(*) FROM orders WHERE group_order = ? GROUP BY state')
    .raw();

  /** `open`: the index by which open orders are found: cover by cover, or where all covers are asked, among what is open. */
  function prepareFor({ covers, open, where }: Readonly<Record<'covers' | 'open' | 'where', string>>) {
    return {
      replace: db.prepare<[Record<string, unknown>]>(
        `UPDATE orders INDEXED BY ${open} SET state = 'replaced', closed_at = :askedAt
         WHERE state IN ('pending', 'sent') AND kind = :other AND cover IN (${covers})`,
      ),
      ask: db.prepare<[Record<string, unknown>]>(
        `INSERT INTO orders (cover, kind, asked_at, expires_at, group_order)
         SELECT cover, :kind, :askedAt, :expiresAt, :id FROM (${covers}) ORDER BY cover`,
      ),
      count: db.prepare<[Record<string, unknown>], number>(`SELECT count(*) FROM covers ${where}`).pluck(),
    };
  }

  const add = db.transaction(({ group, kind, askedAt, expiresAt }: Parameters<GroupOrders['add']>[0]): GroupOrder => {
    const { replace, ask, count } = group === undefined ? all : one;
    const ofGroup = group === undefined ? {} : { group };
    for (const other of sameSort(kind)) replace.run({ ...ofGroup, askedAt, other });
    const id = Number(insert.run({ group: group ?? null, kind, askedAt, expiresAt }).lastInsertRowid);
    const covers = ask.run({ ...ofGroup, kind, askedAt, expiresAt, id }).changes;
    const nodeless = (count.get(ofGroup) ?? 0) - covers;
    setCounts.run(covers, nodeless, id);
    return { id, group, kind, askedAt, expiresAt, covers, nodeless, states: { ...NO_STATES, pending: covers } };
  });

  function statesOf({ id, expires_at: expiresAt }: Row, now: number): GroupOrder['states'] {
    const states = { ...NO_STATES, ...Object.fromEntries(countStates.all(id)) };
    // nobody may have looked since their time was over
    return expiresAt > now
      ? states
      : { ...states, pending: 0, sent: 0, expired: states.expired + states.pending + states.sent };
  }

  return {
    add(order) {
      const added = add.immediate(order);
      changed();
      return added;
    },
    list(group, limit, now, kinds = ORDER_KINDS) {
      return select.all({ group: group ?? null, limit, kinds: JSON.stringify(kinds) }).map((row) => {
        const { id, kind, asked_at: askedAt, expires_at: expiresAt, covers, nodeless } = row;
        return { id, group, kind, askedAt, expiresAt, covers, nodeless, states: statesOf(row, now) };
      });
    },
  };
}
