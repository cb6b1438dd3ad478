import type { Db } from './database.ts';
import type { QuarantinedFrame } from './types.ts';

interface Row {
  received_at: number;
  link: string;
  reply_to: string;
  reason: string;
  detail: string;
  bytes: Uint8Array;
}

/** Refused frames, newest first. */
export function createQuarantine(db: Db): (limit: number) => readonly QuarantinedFrame[] {
  const select = db.prepare<[number], Row>('SELECT * FROM quarantine ORDER BY id DESC LIMIT ?');
  return (limit) =>
    select.all(limit).map(({ received_at, link, reply_to, reason, detail, bytes }) => {
      return { receivedAt: received_at, link, from: reply_to, reason, detail, bytes };
    });
}
