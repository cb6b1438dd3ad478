import { createCheckpointPruner } from './checkpointWriter.ts';
import type { Db } from './database.ts';
import type { Marks } from './history/marks.ts';
import { createHistoryPruner, type Gone, type HistoryAges } from './history/pruneHistory.ts';

/** What the store may keep. Ages in ms. */
export interface Limits extends HistoryAges {
  /** entries that every sink has had acknowledged */
  readonly deliveredAge: number;
  /** cleared events; open ones stay */
  readonly eventsAge: number;
  /** entries, delivered or not */
  readonly outboxRows: number;
  readonly quarantineRows: number;
  /** of one link, for one reason */
  readonly quarantineOfAKind: number;
  /** orders that are done, replaced or expired */
  readonly ordersAge: number;
  /** entries that a receiver refused for good */
  readonly parkedRows: number;
  /** entries of error logs */
  readonly troubleRows: number;
  /** pages in use, in bytes */
  readonly size: number;
}

const DAY = 86_400_000;

export const DEFAULT_LIMITS: Limits = {
  readingsAge: 90 * DAY,
  minuteAge: 180 * DAY,
  hourAge: 3 * 365 * DAY,
  dayAge: 10 * 365 * DAY,
  deliveredAge: 7 * DAY,
  eventsAge: 5 * 365 * DAY,
  outboxRows: 1_000_000,
  quarantineRows: 1_000,
  quarantineOfAKind: 200,
  ordersAge: 365 * DAY,
  parkedRows: 1_000,
  troubleRows: 100_000,
  size: 4 * 1024 ** 3,
};

/** Rows that one step deletes at most: a step holds up the frames that come in meanwhile. */
const STEP = 5_000;

/** Nodes whose reports one step looks at. */
const NODES = 2_000;

/** A retry names its report by 16 bits, so counters further back than this cannot be meant by any frame to come. */
const REPORT_REACH = 65_536 + 64;

/**
 * One bounded step towards the limits, in a transaction of its own. Returns true where more is to be done.
 * Telemetry goes before alarms: too large a database loses its oldest readings, then roll-ups of minutes, hours and days,
 * then what was delivered, then cleared events, and only in the end what no sink has had.
 */
export function createPruner(db: Db, limits: Limits, marks: Marks): (now: number, agesCount?: boolean) => boolean {
  const count = db.prepare(
    `INSERT INTO drops (what, count) VALUES (?, ?) ON CONFLICT (what) DO UPDATE SET count = count + excluded.count`,
  );
  const delivered = 'id <= coalesce((SELECT min(outbox_id) FROM cursors), 0)';
  const cleared = 'cleared_at IS NOT NULL';
  const rank = `CASE severity WHEN 'critical' THEN 3 WHEN 'major' THEN 2 WHEN 'minor' THEN 1 ELSE 0 END`;
  const remove = (table: string, key: string, where: string, order = key) =>
    db.prepare<(number | null)[]>(
      `DELETE FROM ${table} WHERE ${key} IN (SELECT ${key} FROM ${table} WHERE ${where} ORDER BY ${order} LIMIT ?)`,
    );
  // in the order of receipt, like readings: only the front is looked at
  const oldHeard = db.prepare<[number, number]>(
    `DELETE FROM heard WHERE id IN
       (SELECT id FROM (SELECT id, received_at FROM heard ORDER BY id LIMIT ?) WHERE received_at < ?)`,
  );
  const oldDelivered = remove('outbox', 'id', `${delivered} AND created_at < ?`, 'created_at');
  const oldEvents = remove('events', 'no', `${cleared} AND received_at < ?`, 'received_at');
  const quarantined = remove('quarantine', 'id', `id <= (SELECT max(id) FROM quarantine) - ?`);
  const quarantinedOfAKind = db.prepare<[number, number]>(
    `DELETE FROM quarantine WHERE id IN (SELECT id FROM (
       SELECT id, row_number() OVER (PARTITION BY link, reason ORDER BY id DESC) AS nth FROM quarantine
     ) WHERE nth > ? LIMIT ?)`,
  );
  const oldOrders = remove('orders', 'id', 'expires_at < ? AND coalesce(closed_at, expires_at) < ?', 'expires_at');
  const oldGroupOrders = remove('group_orders', 'id', 'expires_at < ?', 'expires_at');
  const oldParked = remove('parked', 'id', `id <= (SELECT max(id) FROM parked) - ?`);
  const oldTroubles = remove('troubles', 'id', `id <= (SELECT max(id) FROM troubles) - ?`);
  const history = createHistoryPruner(db, limits, marks);
  const bySize = [
    ['heard', remove('heard', 'id', 'true')],
    ['delivered', remove('outbox', 'id', delivered)],
    ['events', remove('events', 'no', cleared)],
    ['undelivered', remove('outbox', 'id', 'true', `${rank}, id`)],
  ] as const;
  const leastWanted = remove('outbox', 'id', 'true', `${rank}, id`);
  const span = db.prepare<[], number>('SELECT coalesce(max(id) - min(id) + 1, 0) FROM outbox').pluck();
  const rows = db.prepare<[], number>('SELECT count(*) FROM outbox').pluck();
  const nodesBehind = db
    .prepare<[number, number], number>('SELECT node FROM nodes WHERE node > ? ORDER BY node LIMIT ?')
    .pluck();
  const reports = db.prepare(
    `DELETE FROM reports WHERE (node, counter) IN
       (SELECT r.node, r.counter FROM nodes n JOIN reports r ON r.node = n.node AND r.counter < n.up_high - ?
        WHERE n.node > ? AND n.node <= ? LIMIT ?)`,
  );
  const replaced = createCheckpointPruner(db);
  /** the node up to which reports were looked at in this round */
  let reached = -1;

  /** Counts what went, under `what`; true where there may be more of it. */
  function gone(what: string, changes: number): boolean {
    if (changes > 0) count.run(what, changes);
    return changes === STEP;
  }

  function historyGone({ what, count }: Gone): boolean {
    gone(what, count);
    // a block of roll-ups may be a small one, with more behind it
    return count > 0;
  }

  function byAge(now: number): boolean {
    const more = [
      ...history.byAge(now, STEP).map(historyGone),
      gone('heard by age', oldHeard.run(STEP, now - limits.readingsAge).changes),
      gone('delivered by age', oldDelivered.run(now - limits.deliveredAge, STEP).changes),
      gone('events by age', oldEvents.run(now - limits.eventsAge, STEP).changes),
      gone('orders by age', oldOrders.run(now - limits.ordersAge, now - limits.ordersAge, STEP).changes),
      gone('group orders by age', oldGroupOrders.run(now - limits.ordersAge, STEP).changes),
    ];
    return more.includes(true);
  }

  /** A city has more nodes than one step may look at: so many at a time, round and round. */
  function spentReports(): boolean {
    const nodes = nodesBehind.all(reached, NODES);
    const last = nodes.at(-1) ?? reached;
    if (reports.run(REPORT_REACH, reached, last, STEP).changes === STEP) return true;
    reached = nodes.length < NODES ? -1 : last;
    return false;
  }

  function byNumber(): boolean {
    replaced();
    const more = [
      gone('parked', oldParked.run(limits.parkedRows, STEP).changes),
      gone('troubles', oldTroubles.run(limits.troubleRows, STEP).changes),
      gone('quarantine', quarantined.run(limits.quarantineRows, STEP).changes),
      gone('quarantine', quarantinedOfAKind.run(limits.quarantineOfAKind, STEP).changes),
      spentReports(),
    ];
    return more.includes(true);
  }

  function outboxTooLong(): boolean {
    // the span is cheap and never less than the count, which reads every page of the table
    if ((span.get() ?? 0) <= limits.outboxRows) return false;
    const excess = Math.min((rows.get() ?? 0) - limits.outboxRows, STEP);
    return excess > 0 && gone('undelivered by number', leastWanted.run(excess).changes);
  }

  function tooLarge(now: number): boolean {
    if (usedBytes(db) <= limits.size) return false;
    const taken = history.bySize(now, STEP);
    if (taken) {
      historyGone(taken);
      return true;
    }
    for (const [what, statement] of bySize) {
      const { changes } = statement.run(STEP);
      gone(`${what} by size`, changes);
      if (changes > 0) return true;
    }
    return false;
  }

  // a clock that is wrong may say that everything is old
  const step = db.transaction((now: number, agesCount: boolean) =>
    [byNumber(), agesCount && byAge(now), outboxTooLong(), tooLarge(now)].includes(true),
  );
  return (now, agesCount = true) => step.immediate(now, agesCount);
}

/** Bytes of pages in use; free ones are used again, and given back where they are many (giveBack.ts). */
export function usedBytes(db: Db): number {
  const pragma = (name: string): number => Number(db.pragma(name, { simple: true }));
  return (pragma('page_count') - pragma('freelist_count')) * pragma('page_size');
}
