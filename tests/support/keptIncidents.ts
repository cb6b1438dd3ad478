import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Incident } from '../../gateway/src/incidents/types.ts';

/** Puts incidents into a database as they are, without the entries that would have made them. */
export function keepIncidents(folder: string, incidents: readonly Incident[]): void {
  const db = new Database(join(folder, 'lidwatch.db'));
  const insert = db.prepare(
    `INSERT INTO incidents (id, kind, cover, cell, unit, assignee, parent, matter, severity, step, card, lat, lon, opened_at, closed_at, state)
     VALUES (:id, :kind, :cover, :cell, :unit, :assignee, :parent, :matter, :severity, :step, :card, :lat, :lon, :openedAt, :closedAt, :state)`,
  );
  for (const one of incidents) {
    const { id, kind, matter, severity, card, openedAt, next, place } = one;
    insert.run({
      ...{ id, kind, matter, severity, card, openedAt, state: JSON.stringify(one) },
      ...{ cover: one.cover ?? null, cell: one.cell ?? null, unit: one.unit ?? null, parent: one.parent ?? null },
      ...{ assignee: one.assignee ?? null, closedAt: one.closedAt ?? null, step: next?.step ?? null },
      ...{ lat: place?.lat ?? null, lon: place?.lon ?? null },
    });
  }
  db.close();
}
