import type { Db } from './database.ts';

/** What somebody has changed. Appended and never changed; the database itself refuses anything else. */
export interface AuditEntry {
  readonly id: number;
  /** ms since the epoch */
  readonly at: number;
  /** name of a user or a token, `local`, or `cli` */
  readonly who: string;
  /** `POST /api/covers/:cover/orders`, or a command: `user add` */
  readonly what: string;
  /** of what: a cover, a user, ...; empty where there is nothing to name */
  readonly subject: string;
  /** JSON, bounded, without secrets: accounts/auditDetail.ts */
  readonly detail: string;
}

interface AuditQuery {
  readonly who?: string | undefined;
  readonly what?: string | undefined;
  /** only those before this id */
  readonly before?: number | undefined;
  readonly limit: number;
}

export interface Audit {
  add(entry: Omit<AuditEntry, 'id'>): void;
  /** the newest first */
  list(query: AuditQuery): readonly AuditEntry[];
}

export function createAudit(db: Db): Audit {
  const insert = db.prepare(
    'INSERT INTO audit (at, who, what, subject, detail) VALUES (:at, :who, :what, :subject, :detail)',
  );
  const newest = (where: string) =>
    db.prepare<[Record<string, unknown>], AuditEntry>(
      `SELECT * FROM audit WHERE id < :before ${where} ORDER BY id DESC LIMIT :limit`,
    );
  // each reads an index from its end: a table of years is not gone through
  const all = newest('');
  const ofWho = newest('AND who = :who');
  const ofWhat = newest('AND what = :what');
  const ofBoth = newest('AND who = :who AND what = :what');
  return {
    add: (entry) => void insert.run(entry),
    list({ who, what, before = Number.MAX_SAFE_INTEGER, limit }) {
      const rows = who === undefined ? (what === undefined ? all : ofWhat) : what === undefined ? ofWho : ofBoth;
      return rows.all({ before, limit, who, what });
    },
  };
}
