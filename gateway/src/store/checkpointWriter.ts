import { packStates } from './calmState.ts';
import type { Db } from './database.ts';
import type { Batch } from './types.ts';

/** The newest checkpoints of the covers that a batch has changed. */
type Newest = ReadonlyMap<string, number | undefined>;

/** To be run before the batch's readings and events are written. */
export function createCheckpointWriter(db: Db): (batch: Batch) => Newest {
  const lastReading = db.prepare<[], number>('SELECT coalesce(max(id), 0) FROM readings').pluck();
  const lastEvent = db.prepare<[], number>('SELECT coalesce(max(no), 0) FROM events').pluck();
  const byId = db.prepare<[number], { at: number; previous: number | null }>(
    'SELECT at, previous FROM checkpoints WHERE id = ?',
  );
  const insert = db.prepare(
    `INSERT INTO checkpoints (cover, previous, at, reading, event, heard, maintenance, state)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );

  function behind(id: number | undefined, at: number): number | undefined {
    const row = id === undefined ? undefined : byId.get(id);
    return row && row.at > at ? behind(row.previous ?? undefined, at) : id;
  }

  return ({ covers, checkpoints = [], overtaken = [] }) => {
    const changed = new Map<string, number | undefined>();
    if (checkpoints.length + overtaken.length === 0) return changed;
    const known = new Map(covers.map(({ cover, checkpoint }) => [cover, checkpoint]));
    const [reading, event] = [lastReading.get() ?? 0, lastEvent.get() ?? 0];
    for (const { cover, at } of overtaken) changed.set(cover, behind(known.get(cover), at));
    const packed = packStates(checkpoints.map(({ state }) => state));
    for (const [i, { cover, state, kind }] of checkpoints.entries()) {
      const newest = changed.has(cover) ? changed.get(cover) : known.get(cover);
      const previous = kind === 'next' ? (newest ?? null) : null;
      const maintenance = state.maintenance ? 1 : 0;
      const values = [cover, previous, state.newest, reading, event, state.heard, maintenance, packed[i]];
      changed.set(cover, Number(insert.run(...values).lastInsertRowid));
    }
    return changed;
  };
}

/** Of so many, one behind the other, a pruning looks whether they still count. */
const LOOKED_AT = 5_000;

/**
 * Deletes checkpoints that newer ones have replaced: round and round, some at a time, in the order in which they stand. What
 * the table of states says may lag behind the journal: what is replaced by its word is so all the more, unless late samples have
 * taken the newest back, by one since: three are kept.
 */
export function createCheckpointPruner(db: Db): () => void {
  const end = db
    .prepare<[number, number], number | null>(
      'SELECT max(id) FROM (SELECT id FROM checkpoints WHERE id > ? ORDER BY id LIMIT ?)',
    )
    .pluck();
  const remove = db.prepare<[number, number]>(
    `DELETE FROM checkpoints WHERE id IN (
       SELECT one.id FROM checkpoints AS one
         JOIN states ON states.cover = one.cover
         JOIN checkpoints AS newest ON newest.id = states.checkpoint
         LEFT JOIN checkpoints AS earlier ON earlier.id = newest.previous
       WHERE one.id > ? AND one.id <= ? AND one.id < newest.id AND one.id IS NOT newest.previous
         AND one.id IS NOT earlier.previous)`,
  );
  let reached = 0;
  return () => {
    const last = end.get(reached, LOOKED_AT) ?? undefined;
    if (last !== undefined) remove.run(reached, last);
    reached = last ?? 0;
  };
}
