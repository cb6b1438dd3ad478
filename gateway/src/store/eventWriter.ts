import type { Db } from './database.ts';
import type { EventChange } from './types.ts';

/**
 * Writes one transition into the events. Returns what is to be told of it; undefined where the store knew it already:
 * the same onset found twice is the same event, and is told once. To be run inside a transaction.
 */
export function createEventWriter(db: Db): (change: EventChange) => EventChange | undefined {
  const insert = db.prepare(
    `INSERT INTO events (id, cover, rule, severity, signal, onset, raised_at, value, peak, received_at, quality, late,
       reason)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
  );
  const raiseAgain = db
    .prepare<(number | string | null)[], number>(
      `UPDATE events SET severity = ?, signal = ?, raised_at = ?, value = ?, peak = ?, late = ?, reason = ?,
         cleared_at = NULL, withdrawn_at = NULL, revision = revision + 1 WHERE id = ? RETURNING revision`,
    )
    .pluck();
  // once something was told anew of an event, all that follows is: `cleared` may have been told before
  const clear = db
    .prepare<[number, number | null, string], number>(
      `UPDATE events SET cleared_at = ?, peak = ?, revision = revision + (revision > 0)
       WHERE id = ? AND cleared_at IS NULL RETURNING revision`,
    )
    .pluck();
  const clearAgain = db
    .prepare<[number, number | null, string], number>(
      'UPDATE events SET cleared_at = ?, peak = ?, revision = revision + 1 WHERE id = ? RETURNING revision',
    )
    .pluck();
  const withdraw = db
    .prepare<[number, number, string], number>(
      `UPDATE events SET withdrawn_at = ?, cleared_at = coalesce(cleared_at, ?), revision = revision + 1
       WHERE id = ? AND withdrawn_at IS NULL RETURNING revision`,
    )
    .pluck();

  function raise({ id, cover, transition, receivedAt, quality, late }: EventChange, isAgain: boolean) {
    const { rule, severity, signal, onset, at, value, peak, reason = null } = transition;
    const mark = late === true ? 1 : 0;
    if (isAgain) return raiseAgain.get(severity, signal, at, value, peak, mark, reason, id);
    const row = [id, cover, rule, severity, signal, onset, at, value, peak, receivedAt, quality, mark, reason];
    return insert.run(...row).changes > 0 ? 0 : undefined;
  }

  /** The revision that the event has now; undefined where nothing was news. */
  function write(change: EventChange): number | undefined {
    const { id, transition, revision } = change;
    const { kind, at, peak } = transition;
    const isAgain = revision !== undefined;
    if (kind === 'raised') return raise(change, isAgain);
    if (kind === 'withdrawn') return withdraw.get(at, at, id);
    return (isAgain ? clearAgain : clear).get(at, peak, id);
  }

  return (change) => {
    const revision = write(change);
    if (revision === undefined) return undefined;
    const { revision: _asked, ...rest } = change;
    return revision === 0 ? rest : { ...rest, revision };
  };
}
