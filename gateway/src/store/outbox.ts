import type { Db } from './database.ts';
import type { EventChange, OutboxEntry } from './types.ts';

/** What a receiver refused for good. */
export interface ParkedEntry extends OutboxEntry {
  readonly sink: string;
  readonly parkedAt: number;
  readonly reason: string;
}

/** What tells of an event. */
interface EventEntry {
  readonly id: number;
  readonly change: EventChange;
}

/** Transitions, and what becomes of incidents, on their way upstream. Each sink has a cursor: everything up to it was acknowledged by its receiver. */
export interface Outbox {
  /** the id that a sink has reached; 0 before the first */
  cursor(sink: string): number;
  /** the next entries behind `id`, oldest first */
  after(id: number, limit: number): readonly OutboxEntry[];
  /** those of them up to `last` that tell of events; the others are not even read */
  eventsWithin(id: number, last: number, limit: number): readonly EventEntry[];
  /** Gives a sink that has no cursor yet one: behind all that is there, or before it. */
  begin(sink: string, from: 'now' | 'beginning'): void;
  /** Forgets the cursors of all other sinks, which would hold back what nobody asks for; names them, with what they had before them. */
  retain(sinks: readonly string[]): readonly { readonly sink: string; readonly pending: number }[];
  /** those that have a cursor */
  sinks(): readonly string[];
  /** Puts an entry aside that its receiver will never take, and counts it as brought. */
  park(sink: string, entry: OutboxEntry, reason: string, now: number): void;
  /** of a sink, or of all; newest first */
  parked(limit: number, sink?: string): readonly ParkedEntry[];
  /** how many are parked of a sink */
  countParked(sink: string): number;
  /** Durably moves a cursor forward; backwards it does not go. */
  advance(sink: string, id: number): void;
  /** id of the newest entry that ever was, and of the oldest that is still there; 0 where there is none */
  bounds(): { readonly oldest: number; readonly newest: number };
  /** when the next entry behind `id` was made, ms since the epoch */
  waitingSince(id: number): number | undefined;
  /** how many entries a sink has before it */
  pending(sink: string): number;
}

interface Row {
  id: number;
  created_at: number;
  change: string;
}

interface ParkedRow extends Row {
  sink: string;
  outbox_id: number;
  parked_at: number;
  reason: string;
}

export function createOutbox(db: Db): Outbox {
  const getCursor = db.prepare<[string], number>('SELECT outbox_id FROM cursors WHERE sink = ?').pluck();
  const putCursor = db.prepare(
    `INSERT INTO cursors (sink, outbox_id) VALUES (?, ?)
     ON CONFLICT (sink) DO UPDATE SET outbox_id = max(outbox_id, excluded.outbox_id)`,
  );
  const getAfter = db.prepare<[number, number], Row>(
    'SELECT id, created_at, change FROM outbox WHERE id > ? ORDER BY id LIMIT ?',
  );
  const getEvents = db.prepare<[number, number, number], Pick<Row, 'id' | 'change'>>(
    `SELECT id, change FROM outbox WHERE id > ? AND id <= ? AND json_extract(change, '$.incident') IS NULL
     ORDER BY id LIMIT ?`,
  );
  const countAfter = db.prepare<[number], number>('SELECT count(*) FROM outbox WHERE id > ?').pluck();
  const span = db.prepare<[], { oldest: number; newest: number }>(
    // the table of AUTOINCREMENT remembers what was pruned, too
    `SELECT coalesce((SELECT min(id) FROM outbox), 0) AS oldest,
            coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'outbox'), 0) AS newest`,
  );
  const since = db.prepare<[number], number>('SELECT created_at FROM outbox WHERE id > ? ORDER BY id LIMIT 1').pluck();
  const names = db.prepare<[], string>('SELECT sink FROM cursors ORDER BY sink').pluck();
  const drop = db.prepare('DELETE FROM cursors WHERE sink = ?');
  const addCursor = db.prepare('INSERT INTO cursors (sink, outbox_id) VALUES (?, ?) ON CONFLICT (sink) DO NOTHING');
  const addParked = db.prepare(
    'INSERT INTO parked (sink, outbox_id, created_at, parked_at, reason, change) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const getParked = db.prepare<[Record<string, unknown>], ParkedRow>(
    'SELECT * FROM parked WHERE :sink IS NULL OR sink = :sink ORDER BY id DESC LIMIT :limit',
  );
  const countParked = db.prepare<[string], number>('SELECT count(*) FROM parked WHERE sink = ?').pluck();
  const park = db.transaction((sink: string, { id, createdAt, change }: OutboxEntry, reason: string, now: number) => {
    addParked.run(sink, id, createdAt, now, reason, JSON.stringify(change));
    putCursor.run(sink, id);
  });
  const cursor = (sink: string): number => getCursor.get(sink) ?? 0;

  return {
    cursor,
    after(id, limit) {
      // written by the batch writer and by that of incidents, and by nobody else
      return getAfter.all(id, limit).map((row) => {
        return { id: row.id, createdAt: row.created_at, change: JSON.parse(row.change) as OutboxEntry['change'] };
      });
    },
    eventsWithin(id, last, limit) {
      return getEvents.all(id, last, limit).map((row) => {
        // what tells of no incident tells of an event
        return { id: row.id, change: JSON.parse(row.change) as EventChange };
      });
    },
    begin: (sink, from) => void addCursor.run(sink, from === 'now' ? (span.get()?.newest ?? 0) : 0),
    sinks: () => names.all(),
    retain(sinks) {
      const gone = names.all().filter((sink) => !sinks.includes(sink));
      return gone.map((sink) => {
        const pending = countAfter.get(cursor(sink)) ?? 0;
        drop.run(sink);
        return { sink, pending };
      });
    },
    park: (sink, entry, reason, now) => park.immediate(sink, entry, reason, now),
    parked(limit, sink) {
      return getParked.all({ limit, sink: sink ?? null }).map((row) => ({
        ...{ id: row.outbox_id, createdAt: row.created_at, change: JSON.parse(row.change) as OutboxEntry['change'] },
        ...{ sink: row.sink, parkedAt: row.parked_at, reason: row.reason },
      }));
    },
    countParked: (sink) => countParked.get(sink) ?? 0,
    advance: (sink, id) => void putCursor.run(sink, id),
    bounds: () => span.get() ?? { oldest: 0, newest: 0 },
    waitingSince: (id) => since.get(id),
    pending: (sink) => countAfter.get(cursor(sink)) ?? 0,
  };
}
