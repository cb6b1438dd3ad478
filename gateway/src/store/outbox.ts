import type { Db } from './database.ts';
import type { EventChange, OutboxEntry } from './types.ts';

/** Transitions on their way upstream. Each sink has a cursor: everything up to it was acknowledged by its receiver. */
export interface Outbox {
  /** the id that a sink has reached; 0 before the first */
  cursor(sink: string): number;
  /** the next entries behind `id`, oldest first */
  after(id: number, limit: number): readonly OutboxEntry[];
  /** Durably moves a cursor forward; backwards it does not go. */
  advance(sink: string, id: number): void;
  /** id of the newest entry that ever was, and of the oldest that is still there; 0 where there is none */
  bounds(): { readonly oldest: number; readonly newest: number };
  /** when the next entry behind `id` was made, ms since the epoch */
  waitingSince(id: number): number | undefined;
  /** how many entries a sink has before it */
  pending(sink: string): number;
}

interface Row {
  id: number;
  change: string;
}

export function createOutbox(db: Db): Outbox {
  const getCursor = db.prepare<[string], number>('SELECT outbox_id FROM cursors WHERE sink = ?').pluck();
  const putCursor = db.prepare(
    `INSERT INTO cursors (sink, outbox_id) VALUES (?, ?)
     ON CONFLICT (sink) DO UPDATE SET outbox_id = max(outbox_id, excluded.outbox_id)`,
  );
  const getAfter = db.prepare<[number, number], Row>('SELECT id, change FROM outbox WHERE id > ? ORDER BY id LIMIT ?');
  const countAfter = db.prepare<[number], number>('SELECT count(*) FROM outbox WHERE id > ?').pluck();
  const span = db.prepare<[], { oldest: number; newest: number }>(
    // the table of AUTOINCREMENT remembers what was pruned, too
    `SELECT coalesce((SELECT min(id) FROM outbox), 0) AS oldest,
            coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'outbox'), 0) AS newest`,
  );
  const since = db.prepare<[number], number>('SELECT created_at FROM outbox WHERE id > ? ORDER BY id LIMIT 1').pluck();
  const cursor = (sink: string): number => getCursor.get(sink) ?? 0;

  return {
    cursor,
    after(id, limit) {
      // written by the batch writer, and by nobody else
      return getAfter.all(id, limit).map((row) => ({ id: row.id, change: JSON.parse(row.change) as EventChange }));
    },
    advance: (sink, id) => void putCursor.run(sink, id),
    bounds: () => span.get() ?? { oldest: 0, newest: 0 },
    waitingSince: (id) => since.get(id),
    pending: (sink) => countAfter.get(cursor(sink)) ?? 0,
  };
}
