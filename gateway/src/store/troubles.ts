import type { Db } from './database.ts';
import type { Trouble } from './types.ts';

/** The error logs of the nodes of a cover, newest first. */
export function createTroubles(db: Db): (cover: string, limit: number) => readonly Trouble[] {
  const select = db.prepare<[string, number], Trouble>(
    `SELECT node, received_at AS receivedAt, boots, minutes, trouble, detail FROM troubles
     WHERE cover = ? ORDER BY id DESC LIMIT ?`,
  );
  return (cover, limit) => select.all(cover, limit);
}
