import { readMap } from '../cbor/reader.ts';
import { TYPE } from '../fields/codes.ts';
import { KEY } from '../fields/keys.ts';
import { LIMIT, MAX_ITEMS } from '../fields/limits.ts';
import { type Draft, KEYS, NONE } from './draft.ts';

/** A downlink as a node holds it, filled in place: seqs in `list`, or settings as number, value, number, value. */
export interface Downlink extends Draft {
  readonly list: Int32Array;
}

export function createDownlink(): Downlink {
  return { values: new Int32Array(KEYS), list: new Int32Array(MAX_ITEMS * 2) };
}

/**
 * Decodes the payload `buf[start..end)`. Returns false for anything that is not a whole CBOR map of a downlink type with
 * the fields that it requires; keys that this version does not know are stepped over. On false `out` means nothing.
 */
export function readDownlink(buf: Uint8Array, start: number, end: number, out: Downlink): boolean {
  const { values, list } = out;
  const value = (key: number): number => values[key] as number;
  const within = (number: number, limit: number): boolean => number >= 0 && number <= limit;
  if (!readMap(buf, start, end, out, KEY.seqs, KEY.settings)) return false;
  const count = value(KEY.seqs);
  if (value(KEY.type) === TYPE.ack) {
    for (let i = 0; i < count; i += 1) if (!within(list[i] as number, LIMIT.word)) return false;
    return count > 0 && count <= MAX_ITEMS;
  }
  if (value(KEY.type) === TYPE.config) {
    return within(value(KEY.configVersion), LIMIT.word) && value(KEY.settings) !== NONE;
  }
  if (value(KEY.minutes) === NONE) values[KEY.minutes] = 0;
  return (
    value(KEY.type) === TYPE.maintenance &&
    within(value(KEY.action), LIMIT.byte) &&
    within(value(KEY.minutes), LIMIT.minutes)
  );
}
