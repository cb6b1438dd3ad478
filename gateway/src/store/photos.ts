import { randomBytes } from 'node:crypto';
import type { MadeImage } from '../residents/image.ts';
import type { Db } from './database.ts';

/** A photo, without what is seen on it. */
interface PhotoRecord {
  readonly id: string;
  /** ms since the epoch */
  readonly at: number;
  /** the name of a user or token, or `resident` */
  readonly who: string;
  readonly type: string;
  readonly width: number;
  readonly height: number;
  /** undefined: of none yet */
  readonly incident: number | undefined;
}

type PhotoSize = 'full' | 'thumb';

export interface Photos {
  /** Its id, which nobody can guess. */
  add(image: MadeImage, who: string, now: number): string;
  get(id: string): PhotoRecord | undefined;
  bytes(id: string, size: PhotoSize): { readonly type: string; readonly bytes: Buffer } | undefined;
  /** of an incident, the oldest first */
  of(incident: number): readonly PhotoRecord[];
  /** They belong to this incident from now on; those that belong to one already stay there. How many were taken. */
  take(ids: readonly string[], incident: number): number;
  remove(id: string): void;
  /**
   * Takes away what nobody has taken into an incident by `before`, and then, while all of them are more than `bytes`, the oldest: of
   * closed incidents first, then of none, then of any. In bounded steps; true where more is to be done.
   */
  prune(bytes: number, before: number): boolean;
  /** of all photos */
  size(): number;
}

interface Row {
  id: string;
  made_at: number;
  who: string;
  type: string;
  width: number;
  height: number;
  incident: number | null;
}

const ID_BYTES = 16;
/** that one step takes away */
const STEP = 50;

const COLUMNS = 'id, made_at, who, type, width, height, incident';

/** The least wanted first; the photo of a report that waits for a person is still asked for. */
const LEAST_WANTED = `SELECT p.id, p.size FROM photos p LEFT JOIN incidents i ON i.id = p.incident
  ORDER BY CASE WHEN i.closed_at IS NOT NULL THEN 0 WHEN p.incident IS NULL THEN 1 ELSE 2 END, p.made_at LIMIT ?`;

const UNTAKEN = `SELECT p.id, p.size FROM photos p WHERE p.incident IS NULL AND p.made_at < ?
  AND NOT EXISTS (SELECT 1 FROM resident_reports r WHERE r.photo = p.id AND r.state = 'held') LIMIT ?`;

export function createPhotos(db: Db): Photos {
  const add = db.prepare(
    `INSERT INTO photos (id, made_at, who, type, width, height, size, bytes, thumb) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const get = db.prepare<[string], Row>(`SELECT ${COLUMNS} FROM photos WHERE id = ?`);
  const full = db.prepare<[string], { type: string; bytes: Buffer }>('SELECT type, bytes FROM photos WHERE id = ?');
  const thumb = db.prepare<[string], { type: string; bytes: Buffer }>(
    'SELECT type, thumb AS bytes FROM photos WHERE id = ?',
  );
  const ofIncident = db.prepare<[number], Row>(
    `SELECT ${COLUMNS} FROM photos WHERE incident = ? ORDER BY made_at, rowid`,
  );
  const take = db.prepare('UPDATE photos SET incident = ? WHERE id = ? AND incident IS NULL');
  const forget = db.prepare('UPDATE resident_reports SET photo = NULL WHERE photo = ?');
  const remove = db.prepare<[string]>('DELETE FROM photos WHERE id = ?');
  const count = db.prepare(
    `INSERT INTO drops (what, count) VALUES (?, ?) ON CONFLICT (what) DO UPDATE SET count = count + excluded.count`,
  );
  const size = db.prepare<[], number>('SELECT coalesce(sum(size), 0) FROM photos').pluck();
  const untaken = db.prepare<[number, number], { id: string; size: number }>(UNTAKEN);
  const leastWanted = db.prepare<[number], { id: string; size: number }>(LEAST_WANTED);

  function drop(what: string, ids: readonly string[]): void {
    for (const id of ids) {
      forget.run(id);
      remove.run(id);
    }
    if (ids.length > 0) count.run(what, ids.length);
  }

  const prune = db.transaction((bytes: number, before: number): boolean => {
    const old = untaken.all(before, STEP);
    drop(
      'photos untaken',
      old.map(({ id }) => id),
    );
    let excess = (size.get() ?? 0) - bytes;
    const least = excess > 0 ? leastWanted.all(STEP) : [];
    const gone: string[] = [];
    for (const photo of least) {
      if (excess <= 0) break;
      gone.push(photo.id);
      excess -= photo.size;
    }
    drop('photos by size', gone);
    return old.length === STEP || excess > 0;
  });

  return {
    add({ type, width, height, bytes, thumb: small }, who, now) {
      const id = randomBytes(ID_BYTES).toString('base64url');
      add.run(id, now, who, type, width, height, bytes.length + small.length, bytes, small);
      return id;
    },
    get(id) {
      const row = get.get(id);
      return row && toPhoto(row);
    },
    bytes: (id, which) => (which === 'thumb' ? thumb : full).get(id),
    of: (incident) => ofIncident.all(incident).map(toPhoto),
    take: (ids, incident) => ids.reduce((taken, id) => taken + take.run(incident, id).changes, 0),
    remove: db.transaction((id: string) => {
      forget.run(id);
      remove.run(id);
    }),
    prune: (bytes, before) => prune.immediate(bytes, before),
    size: () => size.get() ?? 0,
  };
}

function toPhoto({ made_at: at, incident, ...row }: Row): PhotoRecord {
  return { ...row, at, incident: incident ?? undefined };
}
