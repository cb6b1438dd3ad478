import type { Db } from './database.ts';
import type { QuarantinedFrame } from './types.ts';

/** A refused frame, with the number under which it is kept. */
export interface KeptFrame extends QuarantinedFrame {
  readonly id: number;
}

/** Which of them; without either, all. */
export interface QuarantineFilter {
  readonly link?: string | undefined;
  readonly reason?: string | undefined;
}

interface QuarantineQuery extends QuarantineFilter {
  readonly limit: number;
  /** only those with a smaller id */
  readonly before?: number | undefined;
}

export interface Quarantine {
  /** newest first */
  list(query: QuarantineQuery): readonly KeptFrame[];
  /** how many there are of each reason, the most first */
  reasons(filter: QuarantineFilter): ReadonlyMap<string, number>;
  get(id: number): KeptFrame | undefined;
  /** False where there is none of that id. */
  remove(id: number): boolean;
  /** how many there were */
  clear(filter: QuarantineFilter): number;
}

interface Row {
  id: number;
  received_at: number;
  link: string;
  reply_to: string;
  reason: string;
  detail: string;
  bytes: Uint8Array;
}

const FILTER = '(:link IS NULL OR link = :link) AND (:reason IS NULL OR reason = :reason)';

export function createQuarantine(db: Db): Quarantine {
  const select = db.prepare<[object], Row>(
    `SELECT * FROM quarantine WHERE id < :before AND ${FILTER} ORDER BY id DESC LIMIT :limit`,
  );
  const count = db.prepare<[object], { reason: string; n: number }>(
    `SELECT reason, count(*) n FROM quarantine WHERE ${FILTER} GROUP BY reason ORDER BY n DESC, reason`,
  );
  const one = db.prepare<[number], Row>('SELECT * FROM quarantine WHERE id = ?');
  const remove = db.prepare('DELETE FROM quarantine WHERE id = ?');
  const clear = db.prepare(`DELETE FROM quarantine WHERE ${FILTER}`);
  const bound = ({ link, reason }: QuarantineFilter) => ({ link: link ?? null, reason: reason ?? null });
  return {
    list({ limit, before = Number.MAX_SAFE_INTEGER, ...filter }) {
      return select.all({ ...bound(filter), before, limit }).map(toFrame);
    },
    reasons: (filter) => new Map(count.all(bound(filter)).map(({ reason, n }) => [reason, n])),
    get(id) {
      const row = one.get(id);
      return row && toFrame(row);
    },
    remove: (id) => remove.run(id).changes === 1,
    clear: (filter) => clear.run(bound(filter)).changes,
  };
}

function toFrame({ id, received_at: receivedAt, link, reply_to: from, reason, detail, bytes }: Row): KeptFrame {
  return { id, receivedAt, link, from, reason, detail, bytes };
}
