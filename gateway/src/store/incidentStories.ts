import type { Entry } from '../incidents/types.ts';
import type { Db } from './database.ts';
import { type EntryRow, toEntry } from './incidentRows.ts';

interface Place {
  readonly openedAt: number;
  readonly incident: number;
}

/** Incidents and their entries as supervision reads them: by the span that they may tell of, page by page. */
export interface IncidentStories {
  /** those opened before the end of the span and not closed for good before it began, the oldest first */
  incidents(span: { readonly from: number; readonly to: number }, after: Place | undefined, limit: number): Place[];
  /** of one incident, in their order: those behind an entry that came before an instant */
  entries(incident: number, after: number, before: number, limit: number): Entry[];
}

/** From the index of openings alone: rows of incidents are wide. One that was reopened has no closing until it has another. */
const INCIDENTS = `SELECT opened_at AS openedAt, id AS incident FROM incidents
  WHERE (opened_at, id) > (:openedAt, :incident) AND opened_at < :to AND (closed_at IS NULL OR closed_at >= :from)
  ORDER BY opened_at, id LIMIT :limit`;

export function createIncidentStories(db: Db): IncidentStories {
  const selectIncidents = db.prepare<[Record<string, number>], Place>(INCIDENTS);
  const selectEntries = db.prepare<[number, number, number, number], EntryRow>(
    `SELECT id, incident, at, entered_at, who, fact FROM incident_entries
       WHERE incident = ? AND id > ? AND at < ? ORDER BY id LIMIT ?`,
  );

  return {
    incidents({ from, to }, after = { openedAt: Number.MIN_SAFE_INTEGER, incident: 0 }, limit) {
      return selectIncidents.all({ ...after, from, to, limit });
    },
    entries(incident, after, before, limit) {
      return selectEntries.all(incident, after, before, limit).map(toEntry);
    },
  };
}
