import { beginRead, type Reader, readCount, readInt, skip } from '../cbor/reader.ts';
import { TYPE } from '../fields/codes.ts';
import { KEY } from '../fields/keys.ts';

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

const MAX_ITEMS = 16;

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
  for (let i = 0; i < count; i += 1) {
    const seq = readInt(r);
    if (i < MAX_ITEMS) {
      out.seqs[i] = seq;
      out.seqCount = i + 1;
    }
  }
}

function readSettings(r: Reader, out: Downlink): void {
  const count = readCount(r, 5);
  if (count > MAX_ITEMS) r.ok = false;
  for (let i = 0; r.ok && i < count; i += 1) {
    out.settingNumbers[i] = readInt(r);
    out.settingValues[i] = readInt(r);
    out.settingCount = i + 1;
  }
}

/**
 * Decodes the payload `buf[start..end)`. Returns false for anything that is not a whole CBOR map of a downlink type;
 * keys that this version does not know are stepped over.
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
  for (let i = 0; r.ok && i < pairs; i += 1) {
    const key = readInt(r);
    if (key === KEY.type) out.type = readInt(r);
    else if (key === KEY.seqs) readSeqs(r, out);
    else if (key === KEY.configVersion) out.configVersion = readInt(r);
    else if (key === KEY.settings) readSettings(r, out);
    else if (key === KEY.action) out.action = readInt(r);
    else if (key === KEY.minutes) out.minutes = readInt(r);
    else skip(r);
  }
  if (!r.ok || r.pos !== r.end) return false;
  return out.type === TYPE.ack || out.type === TYPE.config || out.type === TYPE.maintenance;
}
