import { beginRead, type Reader, readCount, readInt, readUint, skip } from '../cbor/reader.ts';
import { TYPE } from '../fields/codes.ts';
import { KEY } from '../fields/keys.ts';
import { LIMIT, MAX_ITEMS } from '../fields/limits.ts';

/** A downlink as a node holds it: filled in place, arrays of fixed length reused. */
export interface Downlink {
  type: number;
  seqs: Uint16Array;
  seqCount: number;
  configVersion: number;
  settingNumbers: Int32Array;
  settingValues: Int32Array;
  settingCount: number;
  action: number;
  minutes: number;
}

export function createDownlink(): Downlink {
  return {
    type: 0,
    seqs: new Uint16Array(MAX_ITEMS),
    seqCount: 0,
    configVersion: 0,
    settingNumbers: new Int32Array(MAX_ITEMS),
    settingValues: new Int32Array(MAX_ITEMS),
    settingCount: 0,
    action: 0,
    minutes: 0,
  };
}

function readSeqs(r: Reader, out: Downlink): void {
  const count = readCount(r, 4);
  if (count === 0 || count > MAX_ITEMS) r.ok = false;
  for (let i = 0; r.ok && i < count; i += 1) {
    out.seqs[i] = readUint(r, LIMIT.word);
    out.seqCount = i + 1;
  }
}

function readSettings(r: Reader, out: Downlink): void {
  const count = readCount(r, 5);
  if (count > MAX_ITEMS) r.ok = false;
  for (let i = 0; r.ok && i < count; i += 1) {
    const number = readUint(r, LIMIT.byte);
    const value = readInt(r);
    // beyond 32 bits signed the array would wrap it round to another value
    if (value !== (value | 0)) r.ok = false;
    out.settingNumbers[i] = number;
    out.settingValues[i] = value;
    out.settingCount = i + 1;
  }
}

/** One bit for each key that a message may require. */
const SEQS = 1;
const VERSION = 2;
const SETTINGS = 4;
const ACTION = 8;

function readField(r: Reader, key: number, out: Downlink): number {
  if (key === KEY.type) out.type = readUint(r, LIMIT.byte);
  else if (key === KEY.seqs) {
    readSeqs(r, out);
    return SEQS;
  } else if (key === KEY.configVersion) {
    out.configVersion = readUint(r, LIMIT.word);
    return VERSION;
  } else if (key === KEY.settings) {
    readSettings(r, out);
    return SETTINGS;
  } else if (key === KEY.action) {
    out.action = readUint(r, LIMIT.byte);
    return ACTION;
  } else if (key === KEY.minutes) out.minutes = readUint(r, LIMIT.minutes);
  else skip(r);
  return 0;
}

/**
 * Decodes the payload `buf[start..end)`. Returns false for anything that is not a whole CBOR map of a downlink type with
 * the fields that it requires; keys that this version does not know are stepped over. On false `out` means nothing.
 */
export function readDownlink(r: Reader, buf: Uint8Array, start: number, end: number, out: Downlink): boolean {
  out.type = TYPE.status;
  out.seqCount = 0;
  out.configVersion = 0;
  out.settingCount = 0;
  out.action = 0;
  out.minutes = 0;
  beginRead(r, buf, start, end);
  const pairs = readCount(r, 5);
  let seen = 0;
  let last = -1;
  for (let i = 0; r.ok && i < pairs; i += 1) {
    const key = readInt(r);
    // ascending keys (RFC 8949 section 4.2.1) also mean that none comes twice
    if (key <= last) r.ok = false;
    last = key;
    if (r.ok) seen |= readField(r, key, out);
  }
  if (!r.ok || r.pos !== r.end) return false;
  if (out.type === TYPE.ack) return (seen & SEQS) !== 0;
  if (out.type === TYPE.config) return (seen & (VERSION | SETTINGS)) === (VERSION | SETTINGS);
  return out.type === TYPE.maintenance && (seen & ACTION) !== 0;
}
