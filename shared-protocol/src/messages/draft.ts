import { putHead, putNumber } from '../cbor/writer.ts';
import { TYPE } from '../fields/codes.ts';
import { KEY } from '../fields/keys.ts';

/** A value that is not there. */
export const NONE = -32768;

/** Keys count from 0 to this, without it. */
export const KEYS = 31;

/**
 * A message as a node holds it: a wire integer for each key of the table, NONE where the message lacks it. At most one key
 * of a message holds a list (samples, seqs, the error log; settings as number, value, number, value) or a text: `list`
 * is that, and the key's value its length.
 */
export interface Draft {
  readonly values: Int32Array;
  list: ArrayLike<number> | string;
}

export function createDraft(type: number): Draft {
  const draft = { values: new Int32Array(KEYS), list: [] };
  clearDraft(draft, type);
  return draft;
}

/** Forgets everything but the type; a status has none, so that the most frequent message pays nothing for it. */
export function clearDraft(draft: Draft, type: number): void {
  for (let key = 0; key < KEYS; key += 1) draft.values[key] = NONE;
  if (type !== TYPE.status) draft.values[KEY.type] = type;
}

export function isList(key: number): boolean {
  return key === KEY.tiltSeries || key === KEY.waterSeries || key === KEY.errors || key === KEY.board;
}

/**
 * Writes a draft as a CBOR map in the core deterministic encoding (RFC 8949 section 4.2.1) into `buf` at `offset`.
 * Returns its length, or 0 where it passes `limit` bytes or the buffer. Whoever fills a draft holds to the ranges of the
 * table: a gateway refuses what does not.
 */
export function writeDraft(buf: Uint8Array, offset: number, limit: number, draft: Draft): number {
  const { values, list } = draft;
  const end = Math.min(offset + limit, buf.length);
  let at = offset + 1;
  let pairs = 0;
  for (let key = 0; key < KEYS; key += 1) {
    const value = values[key] as number;
    if (value === NONE) continue;
    pairs += 1;
    at = putHead(buf, at, 0, key);
    if (isList(key)) {
      at = putHead(buf, at, key === KEY.board ? 3 : 4, value);
      for (let i = 0; i < value && at <= end; i += 1) {
        if (typeof list === 'string') buf[at++] = list.charCodeAt(i);
        else at = putNumber(buf, at, list[i] as number);
      }
    } else {
      at = putNumber(buf, at, value);
    }
    if (at > end) return 0;
  }
  buf[offset] = 0xa0 | pairs;
  return at - offset;
}

/** What may stay behind where a frame has no room, by type, the least first: type, key, type, key ... */
const SPARE: readonly number[] = [
  TYPE.status,
  KEY.used,
  TYPE.status,
  KEY.wakes,
  TYPE.alert,
  KEY.water,
  TYPE.alert,
  KEY.tilt,
  TYPE.hello,
  KEY.boots,
  TYPE.hello,
  KEY.flags,
  TYPE.hello,
  KEY.heartbeat,
  TYPE.hello,
  KEY.configHash,
];

/**
 * As writeDraft; but what the message can do without is taken out of the draft until the rest fits. Five samples fit in
 * the 36 bytes of the slowest links whatever their values, and a hello with the longest board name in its 34.
 */
export function fitDraft(buf: Uint8Array, offset: number, limit: number, draft: Draft): number {
  const { values } = draft;
  const type = Math.max(TYPE.status, values[KEY.type] as number);
  let length = writeDraft(buf, offset, limit, draft);
  for (let i = 0; length === 0 && i < SPARE.length; i += 2) {
    if (SPARE[i] !== type) continue;
    values[SPARE[i + 1] as number] = NONE;
    length = writeDraft(buf, offset, limit, draft);
  }
  // an entry of the error log is four numbers; the oldest stay behind
  while (length === 0 && (values[KEY.errors] as number) > 4) {
    values[KEY.errors] = (values[KEY.errors] as number) - 4;
    length = writeDraft(buf, offset, limit, draft);
  }
  return length;
}
