import type { Db } from '../database.ts';
import type { Resolution } from './levels.ts';

/** How far history is, in the database. */
export interface Marks {
  /** id of the last reading that is in the roll-ups; 0 before the first */
  rolled(): number;
  setRolled(id: number): void;
  /** ms: nothing before it is whole any more; -Infinity where nothing has been pruned */
  wholeSince(resolution: Resolution): number;
  /** Moves it, forwards only. */
  setWholeSince(resolution: Resolution, at: number): void;
}

export function createMarks(db: Db): Marks {
  const get = db.prepare<[string], number>('SELECT value FROM history_marks WHERE what = ?').pluck();
  const put = db.prepare(
    `INSERT INTO history_marks (what, value) VALUES (?, ?)
     ON CONFLICT (what) DO UPDATE SET value = max(value, excluded.value)`,
  );
  return {
    rolled: () => get.get('rolled') ?? 0,
    setRolled: (id) => void put.run('rolled', id),
    wholeSince: (resolution) => get.get(resolution) ?? Number.NEGATIVE_INFINITY,
    setWholeSince: (resolution, at) => void put.run(resolution, at),
  };
}
