import type { Db } from './database.ts';
import type { EventChange } from './types.ts';

/** How an event stands once a transition was written. */
interface Written {
  readonly revision: number;
  readonly shelved: number;
}

type Param = string | number | null;

/**
 * Writes one transition into the events. Returns what is to be told of it; undefined where the store knew it already:
 * the same onset found twice is the same event, and is told once. To be run inside a transaction.
 */
export function createEventWriter(db: Db): (change: EventChange, now: number) => EventChange | undefined {
  const insert = db.prepare(
    `INSERT INTO events (id, cover, rule, severity, signal, onset, raised_at, value, peak, received_at, quality, late,
       reason, shelved)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
  );
  const update = (sql: string) => db.prepare<Param[], Written>(`UPDATE events SET ${sql} RETURNING revision, shelved`);
  const AGAIN = `severity = ?, signal = ?, raised_at = ?, value = ?, peak = ?, late = ?, reason = ?, shelved = ?,
       cleared_at = NULL, withdrawn_at = NULL, revision = revision + 1`;
  const raiseAgain = update(`${AGAIN} WHERE id = ?`);
  // late samples had taken it back, and what came since has made it after all: the onset is the same
  const raiseAfterAll = update(`${AGAIN} WHERE id = ? AND withdrawn_at IS NOT NULL`);
  // once something was told anew of an event, all that follows is: `cleared` may have been told before
  const clear = update(
    'cleared_at = ?, peak = ?, revision = revision + (revision > 0) WHERE id = ? AND cleared_at IS NULL',
  );
  const clearAgain = update('cleared_at = ?, peak = ?, revision = revision + 1 WHERE id = ?');
  const withdraw = update(
    `withdrawn_at = ?, cleared_at = coalesce(cleared_at, ?), revision = revision + 1
       WHERE id = ? AND withdrawn_at IS NULL`,
  );
  const onShelf = db
    .prepare<[string, string, number], number>('SELECT 1 FROM shelves WHERE cover = ? AND rule = ? AND until > ?')
    .pluck();

  function raise(change: EventChange, isAgain: boolean, now: number): Written | undefined {
    const { id, cover, transition, receivedAt, quality, late } = change;
    const { rule, severity, signal, onset, at, value, peak, reason = null } = transition;
    const mark = late === true ? 1 : 0;
    const shelved = onShelf.get(cover, rule, now) ?? 0;
    const anew = [severity, signal, at, value, peak, mark, reason, shelved, id];
    if (isAgain) return raiseAgain.get(...anew);
    const row = [id, cover, rule, severity, signal, onset, at, value, peak, receivedAt, quality, mark, reason, shelved];
    return insert.run(...row).changes > 0 ? { revision: 0, shelved } : raiseAfterAll.get(...anew);
  }

  /** undefined where nothing was news. */
  function write(change: EventChange, now: number): Written | undefined {
    const { id, transition, revision } = change;
    const { kind, at, peak } = transition;
    const isAgain = revision !== undefined;
    if (kind === 'raised') return raise(change, isAgain, now);
    if (kind === 'withdrawn') return withdraw.get(at, at, id);
    return (isAgain ? clearAgain : clear).get(at, peak, id);
  }

  return (change, now) => {
    const written = write(change, now);
    if (written === undefined) return undefined;
    const { revision: _asked, ...rest } = change;
    const { revision, shelved } = written;
    // what is said of an event behind its raising is for those who were told of that
    return { ...rest, ...(revision === 0 ? {} : { revision }), ...(shelved === 1 ? { shelved: true } : {}) };
  };
}
