import type { Db } from './database.ts';
import type { QuarantinedFrame } from './types.ts';

/** A refused frame, with the number under which it is kept. */
export interface KeptFrame extends QuarantinedFrame {
  readonly id: number;
}

export interface Quarantine {
  /** newest first; only those with a smaller id than `before` */
  list(limit: number, before?: number): readonly KeptFrame[];
  get(id: number): KeptFrame | undefined;
  /** False where there is none of that id. */
  remove(id: number): boolean;
  /** how many there were */
  clear(): number;
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

export function createQuarantine(db: Db): Quarantine {
  const select = db.prepare<[number, number], Row>('SELECT * FROM quarantine WHERE id < ? ORDER BY id DESC LIMIT ?');
  const one = db.prepare<[number], Row>('SELECT * FROM quarantine WHERE id = ?');
  const remove = db.prepare('DELETE FROM quarantine WHERE id = ?');
  const clear = db.prepare('DELETE FROM quarantine');
  return {
    list: (limit, before = Number.MAX_SAFE_INTEGER) => select.all(before, limit).map(toFrame),
    get(id) {
      const row = one.get(id);
      return row && toFrame(row);
    },
    remove: (id) => remove.run(id).changes === 1,
    clear: () => clear.run().changes,
  };
}

function toFrame({ id, received_at: receivedAt, link, reply_to: from, reason, detail, bytes }: Row): KeptFrame {
  return { id, receivedAt, link, from, reason, detail, bytes };
}
