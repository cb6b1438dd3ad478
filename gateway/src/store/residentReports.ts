import type { Matter } from '../incidents/types.ts';
import type { Contact, HeldFor, NewReport, ReportState, ResidentReport, Via } from '../residents/report.ts';
import type { Db } from './database.ts';
import { hashOf } from './secretHash.ts';

/** Those that everybody may hear of, for Open311. Times are ms since the epoch. */
interface PublicQuery {
  /** these, whatever else is asked for */
  readonly nos?: readonly number[] | undefined;
  readonly services?: readonly string[] | undefined;
  readonly states?: readonly ('open' | 'closed')[] | undefined;
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  readonly limit: number;
}

export interface ResidentReports {
  /** Keeps it as one that waits. */
  add(report: NewReport, heldFor: HeldFor, now: number): ResidentReport;
  /** It belongs to an incident from now on. */
  opened(no: number, incident: number, note: string | undefined, now: number): ResidentReport;
  /** Nothing follows from it; its photo goes. False where it does not wait. */
  reject(no: number, note: string | undefined, now: number): boolean;
  /** The reporter has said whether it is safe. */
  answered(no: number, now: number): void;
  get(no: number): ResidentReport | undefined;
  byFollow(follow: string): ResidentReport | undefined;
  byToken(token: string): ResidentReport | undefined;
  /** those that wait for a person behind the number `after`, the oldest first */
  held(limit: number, after?: number): readonly ResidentReport[];
  heldCount(): number;
  /** of an incident, the oldest first */
  of(incident: number): readonly ResidentReport[];
  /** open and closed ones, the newest first */
  search(query: PublicQuery): readonly ResidentReport[];
  /** may everybody see this photo? The one of an open or closed report that came over Open311. */
  isPublicPhoto(photo: string): boolean;
  /** Brings reports to where their incidents are. */
  follow(now: number): void;
  /** Forgets contacts that were kept for `contactForMs`, and what is long over: only by a clock that is to be trusted. */
  forget(now: number, contactForMs: number): void;
}

interface Row {
  no: number;
  made_at: number;
  updated_at: number;
  state: ReportState;
  held_for: HeldFor | null;
  service: string;
  matter: Matter;
  cover: string | null;
  lat: number | null;
  lon: number | null;
  address: string | null;
  text: string;
  photo: string | null;
  contact: string | null;
  device: string | null;
  via: Via;
  token: string | null;
  incident: number | null;
  note: string | null;
  answered_at: number | null;
}

const DAY_MS = 86_400_000;
const REJECTED_FOR_MS = 30 * DAY_MS;
const CLOSED_FOR_MS = 5 * 365 * DAY_MS;
/** that one step deletes */
const STEP = 1_000;
const ID_DIGITS = 6;

const PUBLIC = `state IN ('open', 'closed')`;

const SEARCH = `SELECT * FROM resident_reports WHERE ${PUBLIC}
  AND (:nos IS NULL OR no IN (SELECT value FROM json_each(:nos)))
  AND (:services IS NULL OR service IN (SELECT value FROM json_each(:services)))
  AND (:states IS NULL OR state IN (SELECT value FROM json_each(:states)))
  AND made_at >= :from AND made_at <= :to ORDER BY made_at DESC, no DESC LIMIT :limit`;

/** How a report is called: R-000123. */
function reportId(no: number): string {
  return `R-${String(no).padStart(ID_DIGITS, '0')}`;
}

/** The number of a report, from how it is called. */
export function reportNo(id: string): number | undefined {
  const [, digits] = /^R-(\d{1,15})$/.exec(id) ?? [];
  return digits === undefined ? undefined : Number(digits);
}

export function createResidentReports(db: Db): ResidentReports {
  const insert = db
    .prepare<[Record<string, unknown>], number>(
      `INSERT INTO resident_reports (made_at, updated_at, state, held_for, service, matter, cover, lat, lon, address, text,
         photo, contact, device, via, follow, token, note)
       VALUES (:now, :now, 'held', :heldFor, :service, :matter, :cover, :lat, :lon, :address, :text,
         :photo, :contact, :device, :via, :follow, :token, :note) RETURNING no`,
    )
    .pluck();
  const one = (where: string) => db.prepare<unknown[], Row>(`SELECT * FROM resident_reports WHERE ${where}`);
  const get = one('no = ?');
  const byFollow = one('follow = ?');
  const byToken = one('token = ?');
  const held = one(`state = 'held' AND no > ? ORDER BY no LIMIT ?`);
  const heldCount = db.prepare<[], number>(`SELECT count(*) FROM resident_reports WHERE state = 'held'`).pluck();
  const ofIncident = one('incident = ? ORDER BY no');
  const search = db.prepare<[Record<string, unknown>], Row>(SEARCH);
  const publicPhoto = db
    .prepare<[string], number>(`SELECT 1 FROM resident_reports WHERE photo = ? AND via = 'open311' AND ${PUBLIC}`)
    .pluck();
  const opened = db.prepare(
    `UPDATE resident_reports SET state = 'open', held_for = NULL, incident = ?, note = coalesce(?, note), updated_at = ? WHERE no = ?`,
  );
  const rejected = db.prepare(
    `UPDATE resident_reports SET state = 'rejected', note = ?, photo = NULL, updated_at = ? WHERE no = ? AND state = 'held'`,
  );
  const removePhoto = db.prepare('DELETE FROM photos WHERE id = ? AND incident IS NULL');
  const answered = db.prepare('UPDATE resident_reports SET answered_at = ? WHERE no = ?');
  const closed = db.prepare(
    `UPDATE resident_reports SET state = 'closed', updated_at = i.closed_at FROM incidents i
     WHERE i.id = resident_reports.incident AND resident_reports.state = 'open' AND i.closed_at IS NOT NULL`,
  );
  // from the few incidents that are open; left alone the planner begins with the many that are closed
  const reopened = db.prepare(
    `UPDATE resident_reports SET state = 'open', updated_at = ?
     WHERE incident IN (SELECT id FROM incidents INDEXED BY incidents_open WHERE closed_at IS NULL) AND +state = 'closed'`,
  );
  const forgotten = db.prepare(
    `UPDATE resident_reports SET contact = NULL, device = NULL
     WHERE (contact IS NOT NULL OR device IS NOT NULL) AND updated_at < ? AND +state IN ('closed', 'rejected')`,
  );
  const old = db.prepare<[string, number, number]>(
    `DELETE FROM resident_reports WHERE no IN
       (SELECT no FROM resident_reports WHERE state = ? AND updated_at < ? LIMIT ?)`,
  );

  function add({ place, follow, contact, ...rest }: NewReport, heldFor: HeldFor, now: number): number {
    const no = insert.get({
      ...{ cover: null, address: null, photo: null, device: null, token: null, note: null },
      ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)),
      ...{ now, heldFor, lat: place?.lat ?? null, lon: place?.lon ?? null },
      contact: contact === undefined ? null : JSON.stringify(contact),
      follow: hashOf(follow),
    });
    return no ?? 0;
  }

  const reject = db.transaction((no: number, note: string | undefined, now: number): boolean => {
    const photo = get.get(no)?.photo;
    const done = rejected.run(note ?? null, now, no).changes === 1;
    if (done && photo) removePhoto.run(photo);
    return done;
  });

  const follow = db.transaction((now: number): void => {
    closed.run();
    reopened.run(now);
  });

  const forget = db.transaction((now: number, contactForMs: number): void => {
    forgotten.run(now - contactForMs);
    old.run('rejected', now - REJECTED_FOR_MS, STEP);
    old.run('closed', now - CLOSED_FOR_MS, STEP);
  });

  function known(no: number): ResidentReport {
    const row = get.get(no);
    if (!row) throw new Error(`there is no report ${reportId(no)}`);
    return toReport(row);
  }

  const list = (words: readonly (string | number)[] | undefined) =>
    words === undefined ? null : JSON.stringify(words);

  return {
    add: (report, heldFor, now) => known(add(report, heldFor, now)),
    opened(no, incident, note, now) {
      opened.run(incident, note ?? null, now, no);
      return known(no);
    },
    reject: (no, note, now) => reject.immediate(no, note, now),
    answered: (no, now) => void answered.run(now, no),
    get: (no) => found(get.get(no)),
    byFollow: (follow) => found(byFollow.get(hashOf(follow))),
    byToken: (token) => found(byToken.get(token)),
    held: (limit, after = 0) => held.all(after, limit).map(toReport),
    heldCount: () => heldCount.get() ?? 0,
    of: (incident) => ofIncident.all(incident).map(toReport),
    search({ nos, services, states, from = 0, to = Number.MAX_SAFE_INTEGER, limit }) {
      const lists = { nos: list(nos), services: list(services), states: list(states) };
      return search.all({ ...lists, from, to, limit }).map(toReport);
    },
    isPublicPhoto: (photo) => publicPhoto.get(photo) === 1,
    follow: (now) => follow.immediate(now),
    forget: (now, contactForMs) => forget.immediate(now, contactForMs),
  };
}

function found(row: Row | undefined): ResidentReport | undefined {
  return row && toReport(row);
}

function toReport(row: Row): ResidentReport {
  const { made_at: at, updated_at: updatedAt, held_for: heldFor, answered_at: answeredAt, lat, lon, contact } = row;
  const { no, state, service, matter, text, via } = row;
  return {
    ...{ id: reportId(no), no, at, updatedAt, state, service, matter, text, via },
    heldFor: heldFor ?? undefined,
    cover: row.cover ?? undefined,
    place: lat === null || lon === null ? undefined : { lat, lon },
    address: row.address ?? undefined,
    photo: row.photo ?? undefined,
    // written here, and by nobody else
    contact: contact === null ? undefined : (JSON.parse(contact) as Contact),
    device: row.device ?? undefined,
    token: row.token ?? undefined,
    incident: row.incident ?? undefined,
    note: row.note ?? undefined,
    answeredAt: answeredAt ?? undefined,
  };
}
