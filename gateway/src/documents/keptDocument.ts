import type { KeptFrame } from '../store/quarantine.ts';
import { iso } from './words.ts';

/** A frame that was refused, as everybody outside sees it. Times are RFC 3339, UTC; bytes are hex. */
export interface KeptDocument {
  readonly id: number;
  readonly receivedAt: string;
  readonly link: string;
  /** as the link writes the address of the sender */
  readonly from: string;
  readonly reason: string;
  readonly detail: string;
  readonly bytes: string;
}

export function keptDocument({ id, receivedAt, link, from, reason, detail, bytes }: KeptFrame): KeptDocument {
  return { id, receivedAt: iso(receivedAt), link, from, reason, detail, bytes: Buffer.from(bytes).toString('hex') };
}
