import { boxAround, distance } from '../incidents/distance.ts';
import type { Entry, Incident, Place } from '../incidents/types.ts';
import type { Db } from './database.ts';
import { type EntryRow, toEntry, toIncident } from './incidentRows.ts';
import { createIncidentWriter, type IncidentWriter } from './incidentWriter.ts';

/** The work that events need, and all that was said of it. Found by what they are: see `IncidentList`. */
export interface Incidents extends IncidentWriter {
  get(incident: number): Incident | undefined;
  /** oldest first */
  entries(incident: number): readonly Entry[];
  entryCount(incident: number): number;
  /** the one that is open at a cover */
  openOf(cover: string): Incident | undefined;
  /** the one that an event belongs to */
  ofEvent(event: string): Incident | undefined;
  /** open ones within so many metres, the nearest first; no parents */
  near(place: Place, metres: number): readonly Incident[];
  /** of those, the first */
  nearest(place: Place, metres: number): Incident | undefined;
  /** open ones that the clock has to look at by `now`, the longest due first */
  dueBy(now: number, limit: number): readonly number[];
  /** when the clock has to look next; undefined: never, as they stand */
  nextLook(): number | undefined;
  /** open ones, parents too, behind the incident `after`, in their order */
  openBehind(after: number, limit: number): readonly Incident[];
  /** open ones about water in a cell, opened behind that time, that have no parent */
  floodingIn(cell: string, since: number): readonly Incident[];
  /** is one of those that belong to this parent open? */
  hasOpenChild(parent: number): boolean;
  /** the parent that is open in a cell */
  parentIn(cell: string): Incident | undefined;
  /** does an incident have an entry with this key? */
  hasKey(incident: number, key: string): boolean;
  /** the incident that was opened or joined by what was sent with this key */
  byKey(key: string, who: string): Incident | undefined;
}

export function createIncidents(db: Db): Incidents {
  const one = (where: string) =>
    db.prepare<(number | string)[], string>(`SELECT state FROM incidents WHERE ${where}`).pluck();
  const get = one('id = ?');
  const openOf = one(`cover = ? AND closed_at IS NULL AND kind = 'cover'`);
  const ofEvent = one('id = (SELECT incident FROM incident_events WHERE event = ?)');
  const dueBy = db
    .prepare<[number, number], number>('SELECT id FROM incidents WHERE look_at <= ? ORDER BY look_at LIMIT ?')
    .pluck();
  const openChild = db
    .prepare<[number], number>('SELECT 1 FROM incidents WHERE parent = ? AND closed_at IS NULL LIMIT 1')
    .pluck();
  const openBehind = one('closed_at IS NULL AND id > ? ORDER BY id LIMIT ?');
  const floodingIn = one(
    `closed_at IS NULL AND kind = 'cover' AND matter = 'flooding' AND parent IS NULL AND cell = ? AND opened_at > ?
     ORDER BY id`,
  );
  const parentIn = one(`closed_at IS NULL AND kind = 'parent' AND cell = ? ORDER BY id LIMIT 1`);
  const within = one(`closed_at IS NULL AND kind = 'cover' AND lat BETWEEN ? AND ? AND lon BETWEEN ? AND ?`);
  const nextLook = db
    .prepare<[], number | null>('SELECT min(look_at) FROM incidents WHERE look_at IS NOT NULL')
    .pluck();
  const entries = db.prepare<[number], EntryRow>('SELECT * FROM incident_entries WHERE incident = ? ORDER BY id');
  const entryCount = db.prepare<[number], number>('SELECT count(*) FROM incident_entries WHERE incident = ?').pluck();
  const hasKey = db
    .prepare<[string, number], number>('SELECT 1 FROM incident_entries WHERE key = ? AND incident = ?')
    .pluck();
  const byKey = db
    .prepare<[string, string], number>('SELECT incident FROM incident_entries WHERE key = ? AND who = ? ORDER BY id')
    .pluck();

  function find(statement: ReturnType<typeof one>, ...params: (number | string)[]): Incident | undefined {
    const state = statement.get(...params);
    return state === undefined ? undefined : toIncident(state);
  }

  function near(place: Place, metres: number): readonly Incident[] {
    const { south, north, west, east } = boxAround(place, metres);
    return within
      .all(south, north, west, east)
      .map(toIncident)
      .flatMap((incident) => (incident.place ? [{ incident, metres: distance(place, incident.place) }] : []))
      .filter((found) => found.metres <= metres)
      .sort((a, b) => a.metres - b.metres || a.incident.id - b.incident.id)
      .map(({ incident }) => incident);
  }

  return {
    ...createIncidentWriter(db),
    get: (incident) => find(get, incident),
    entries: (incident) => entries.all(incident).map(toEntry),
    entryCount: (incident) => entryCount.get(incident) ?? 0,
    openOf: (cover) => find(openOf, cover),
    ofEvent: (event) => find(ofEvent, event),
    near,
    nearest: (place, metres) => near(place, metres)[0],
    dueBy: (now, limit) => dueBy.all(now, limit),
    nextLook: () => nextLook.get() ?? undefined,
    openBehind: (after, limit) => openBehind.all(after, limit).map(toIncident),
    floodingIn: (cell, since) => floodingIn.all(cell, since).map(toIncident),
    hasOpenChild: (parent) => openChild.get(parent) === 1,
    parentIn: (cell) => find(parentIn, cell),
    hasKey: (incident, key) => hasKey.get(key, incident) === 1,
    byKey(key, who) {
      const incident = byKey.get(key, who);
      return incident === undefined ? undefined : find(get, incident);
    },
  };
}
