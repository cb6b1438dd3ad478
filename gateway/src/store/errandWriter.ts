import type { Db } from './database.ts';
import type { Batch, TroubleLog } from './types.ts';

/** Writes what a batch changes about orders, configurations and error logs. To be run inside its transaction. */
export function createErrandWriter(db: Db): (batch: Batch) => void {
  const putConfigured = db.prepare(
    'INSERT INTO configured (node, state) VALUES (?, ?) ON CONFLICT (node) DO UPDATE SET state = excluded.state',
  );
  // an operator may have replaced the order since the gateway looked: then it stays replaced
  const updateOrder = db.prepare(
    `UPDATE orders SET state = ?, sendings = ?, sent_at = ?, closed_at = ?
     WHERE id = ? AND state IN ('pending', 'sent')`,
  );
  const addTrouble = db.prepare(
    `INSERT INTO troubles (node, cover, received_at, boots, minutes, trouble, detail, nth) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (node, boots, minutes, trouble, detail, nth) DO NOTHING`,
  );

  function writeTroubles({ node, cover, receivedAt, errors }: TroubleLog): void {
    const alike = new Map<string, number>();
    // the oldest first, as they came about; what is left over behind the last four is no entry
    for (let i = Math.floor(errors.length / 4) * 4 - 4; i >= 0; i -= 4) {
      const entry = errors.slice(i, i + 4);
      // no trouble has the number 0: a node whose log is empty sends four zeros
      if (entry[2] === 0) continue;
      const nth = alike.get(entry.join()) ?? 0;
      alike.set(entry.join(), nth + 1);
      addTrouble.run(node, cover, receivedAt, ...entry, nth);
    }
  }

  return ({ configured = [], orders = [], troubles = [] }) => {
    for (const update of configured) putConfigured.run(update.node, JSON.stringify(update.configured));
    for (const { id, state, sendings, sentAt, closedAt } of orders) {
      updateOrder.run(state, sendings, sentAt ?? null, closedAt ?? null, id);
    }
    for (const log of troubles) writeTroubles(log);
  };
}
