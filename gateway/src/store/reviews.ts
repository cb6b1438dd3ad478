import type { RuleName } from '../detect/types.ts';
import type { Db } from './database.ts';

/**
 * What a person can say of an event. acknowledged: somebody has seen it. confirmed: it is as it says. false-alarm: it is
 * not. The last of these two counts.
 */
export const SAID_KINDS = ['acknowledged', 'comment', 'confirmed', 'false-alarm'] as const;
/** released: somebody has let it go, see `Releases` */
export const NOTE_KINDS = [...SAID_KINDS, 'released'] as const;
type NoteKind = (typeof NOTE_KINDS)[number];

/** Times are ms since the epoch. */
export interface EventNote {
  /** grows; readers of the stream hang on it */
  readonly id: number;
  readonly event: string;
  readonly at: number;
  /** name of the token, or `local` */
  readonly who: string;
  readonly kind: NoteKind;
  readonly text: string;
}

/** Nobody wants to hear of this rule of this cover until then. */
export interface Shelf {
  readonly cover: string;
  readonly rule: RuleName;
  readonly at: number;
  readonly until: number;
  readonly who: string;
  readonly reason: string;
}

export interface Reviews {
  /** undefined where there is no such event */
  add(note: Omit<EventNote, 'id'>): EventNote | undefined;
  /** of an event, oldest first */
  of(event: string): readonly EventNote[];
  /** the next ones behind `id`, oldest first */
  after(id: number, limit: number): readonly EventNote[];
  /** id of the newest that ever was; 0 before the first */
  last(): number;
  shelve(shelf: Shelf): void;
  /** From `now` on it stands on no shelf. False where it stood on none. */
  unshelve(cover: string, rule: RuleName, now: number): boolean;
  /** those that hold at `now`; of one cover, or of all */
  shelves(now: number, cover?: string): readonly Shelf[];
  /** until when, ms since the epoch, where it stands on one at `now` */
  shelvedUntil(cover: string, rule: RuleName, now: number): number | undefined;
  /** those that hold no more at `now`, and have not been taken down yet */
  ended(now: number): readonly Shelf[];
}

export function createReviews(db: Db): Reviews {
  const insert = db.prepare(
    `INSERT INTO event_notes (event, at, who, kind, text)
     SELECT id, :at, :who, :kind, :text FROM events WHERE id = :event`,
  );
  const one = db.prepare<[number | bigint], EventNote>('SELECT * FROM event_notes WHERE id = ?');
  const ofEvent = db.prepare<[string], EventNote>('SELECT * FROM event_notes WHERE event = ? ORDER BY id');
  const behind = db.prepare<[number, number], EventNote>('SELECT * FROM event_notes WHERE id > ? ORDER BY id LIMIT ?');
  const newest = db.prepare<[], number>(`SELECT seq FROM sqlite_sequence WHERE name = 'event_notes'`).pluck();
  const put = db.prepare(
    `INSERT INTO shelves (cover, rule, at, until, who, reason) VALUES (:cover, :rule, :at, :until, :who, :reason)
     ON CONFLICT (cover, rule) DO UPDATE SET at = :at, until = :until, who = :who, reason = :reason`,
  );
  // the gateway takes it down, once it has told what stands open behind it
  const end = db.prepare('UPDATE shelves SET until = :now WHERE cover = :cover AND rule = :rule AND until > :now');
  const standing = db.prepare<[Record<string, unknown>], Shelf>(
    'SELECT * FROM shelves WHERE until > :now AND (:cover IS NULL OR cover = :cover) ORDER BY cover, rule',
  );
  const untilWhen = db
    .prepare<[string, string, number], number>('SELECT until FROM shelves WHERE cover = ? AND rule = ? AND until > ?')
    .pluck();
  const over = db.prepare<[number], Shelf>('SELECT * FROM shelves WHERE until <= ? ORDER BY cover, rule');
  return {
    add(note) {
      const { changes, lastInsertRowid } = insert.run(note);
      return changes === 1 ? one.get(lastInsertRowid) : undefined;
    },
    of: (event) => ofEvent.all(event),
    after: (id, limit) => behind.all(id, limit),
    last: () => newest.get() ?? 0,
    shelve: (shelf) => void put.run(shelf),
    unshelve: (cover, rule, now) => end.run({ cover, rule, now }).changes === 1,
    shelvedUntil: (cover, rule, now) => untilWhen.get(cover, rule, now),
    ended: (now) => over.all(now),
    shelves: (now, cover) => standing.all({ now, cover: cover ?? null }),
  };
}
