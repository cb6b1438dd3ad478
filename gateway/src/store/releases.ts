import type { Db } from './database.ts';
import type { EventNote, Reviews } from './reviews.ts';
import type { ReleaseRequest } from './types.ts';

/** What becomes of the wish to let an event go. */
export interface ReleaseAnswer {
  /** asked: the gateway clears it with its next batch. closed: it was cleared already, and nothing was done */
  readonly state: 'asked' | 'closed';
  /** undefined where it was asked for before, or is closed */
  readonly note: EventNote | undefined;
}

export interface Releases {
  /** undefined where there is no such event. Whoever asks twice has asked once. */
  ask(request: Pick<ReleaseRequest, 'event' | 'at' | 'who' | 'text'>): ReleaseAnswer | undefined;
  /** those that the gateway has to take up, oldest first */
  open(): readonly ReleaseRequest[];
}

export function createReleases(db: Db, { add }: Pick<Reviews, 'add'>): Releases {
  const clearedAt = db.prepare<[string], { cleared_at: number | null }>('SELECT cleared_at FROM events WHERE id = ?');
  const insert = db.prepare(
    'INSERT INTO releases (event, at, who, text) VALUES (:event, :at, :who, :text) ON CONFLICT DO NOTHING',
  );
  const waiting = db.prepare<[], ReleaseRequest>(
    `SELECT r.event, e.cover, e.rule, r.at, r.who, r.text FROM releases r JOIN events e ON e.id = r.event
     ORDER BY r.at, r.event`,
  );

  const ask = db.transaction((request: Parameters<Releases['ask']>[0]): ReleaseAnswer | undefined => {
    const row = clearedAt.get(request.event);
    if (!row) return undefined;
    if (row.cleared_at !== null) return { state: 'closed', note: undefined };
    const isNew = insert.run(request).changes === 1;
    return { state: 'asked', note: isNew ? add({ ...request, kind: 'released' }) : undefined };
  });

  return { ask: (request) => ask.immediate(request), open: () => waiting.all() };
}
