import { changeOf } from '../incidents/change.ts';
import type { Entry, Fact, Incident } from '../incidents/types.ts';
import type { Db } from './database.ts';

/** What is to be said of an incident. */
interface Said {
  readonly at: number;
  readonly who: string;
  readonly enteredAt?: number | undefined;
  /** what is sent again with it is done once */
  readonly key?: string | undefined;
  readonly fact: Fact;
}

/** What an incident is once this was said, too. */
type Fold = (before: Incident | undefined, entry: Entry) => Incident;

export interface IncidentWriter {
  /**
   * Appends what is said of an incident, undefined for a new one, and what is to be told of it upstream. Returns how it stands then.
   * All of it or nothing; within `Store.atomically` together with what else is done there.
   */
  append(before: Incident | undefined, said: readonly Said[], fold: Fold): Incident;
  /** When the clock is to look at it; undefined: not as it stands. */
  lookAt(incident: number, at: number | undefined): void;
}

export function createIncidentWriter(db: Db): IncidentWriter {
  // its number is what its first entry needs
  const begin = db.prepare(
    `INSERT INTO incidents (kind, matter, severity, card, opened_at, state) VALUES (?, ?, ?, 'none', ?, '')`,
  );
  const insert = db.prepare(
    'INSERT INTO incident_entries (incident, at, entered_at, who, key, fact) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const place = db.prepare(
    `UPDATE incidents SET kind = :kind, cover = :cover, cell = :cell, unit = :unit, assignee = :assignee, parent = :parent,
       matter = :matter, severity = :severity, step = :step, card = :card, lat = :lat, lon = :lon, opened_at = :openedAt,
       closed_at = :closedAt, state = :state WHERE id = :id`,
  );
  const lookAt = db.prepare('UPDATE incidents SET look_at = :at WHERE id = :id AND look_at IS NOT :at');
  // the last one counts: what was cleared or withdrawn, and raised again behind the closing, is work for the next
  const own = db.prepare(
    `INSERT INTO incident_events (event, incident) VALUES (?, ?)
     ON CONFLICT (event) DO UPDATE SET incident = excluded.incident`,
  );
  const queue = db.prepare('INSERT INTO outbox (created_at, severity, change) VALUES (?, ?, ?)');

  function beginAnew({ fact, at }: Said): number {
    if (fact.kind !== 'opened') throw new Error(`an incident begins with ${fact.kind}`);
    return Number(begin.run(fact.of, fact.matter, fact.severity, at).lastInsertRowid);
  }

  function appendOne(id: number, before: Incident | undefined, said: Said, fold: Fold): Incident {
    const { at, who, enteredAt, key, fact } = said;
    const row = insert.run(id, at, enteredAt ?? null, who, key ?? null, JSON.stringify(fact));
    const entry: Entry = { id: Number(row.lastInsertRowid), incident: id, at, who, enteredAt, fact };
    const incident = fold(before, entry);
    if (fact.kind === 'event') own.run(fact.event, id);
    queue.run(at, incident.severity, JSON.stringify(changeOf(incident, entry)));
    return incident;
  }

  function put(incident: Incident): void {
    const { id, kind, cover, cell, unit, assignee, parent, matter, severity, next, card, place: where } = incident;
    place.run({
      ...{ id, kind, cover: cover ?? null, cell: cell ?? null, unit: unit ?? null, assignee: assignee ?? null },
      ...{ parent: parent ?? null, matter, severity, step: next?.step ?? null, card },
      ...{ lat: where?.lat ?? null, lon: where?.lon ?? null },
      ...{ openedAt: incident.openedAt, closedAt: incident.closedAt ?? null, state: JSON.stringify(incident) },
    });
  }

  const append = db.transaction((before: Incident | undefined, said: readonly Said[], fold: Fold): Incident => {
    const [first] = said;
    if (!first) throw new Error('nothing is said');
    const id = before?.id ?? beginAnew(first);
    let incident = before;
    for (const one of said) incident = appendOne(id, incident, one, fold);
    // `said` is not empty
    put(incident as Incident);
    return incident as Incident;
  });

  return {
    append: (before, said, fold) => append.immediate(before, said, fold),
    lookAt: (incident, at) => void lookAt.run({ id: incident, at: at ?? null }),
  };
}
