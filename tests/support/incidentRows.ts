import { join } from 'node:path';
import Database from 'better-sqlite3';

export interface IncidentRow {
  readonly id: number;
  readonly cover?: string;
  readonly closedAt?: number | null;
}

/** Incidents as the database knows them, and no more: for what only asks whether one is over. */
export function putIncidents(folder: string, rows: readonly IncidentRow[]): void {
  const db = new Database(join(folder, 'lidwatch.db'));
  const put = db.prepare(
    `INSERT OR REPLACE INTO incidents (id, kind, cover, matter, severity, card, opened_at, closed_at, state)
     VALUES (?, 'cover', ?, 'open', 'critical', 'none', 0, ?, '{}')`,
  );
  for (const { id, cover = `C-${id}`, closedAt = null } of rows) put.run(id, cover, closedAt);
  db.close();
}
