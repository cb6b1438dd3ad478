import { beginMap, putInt, type Writer } from '../cbor/writer.ts';
import { TYPE } from '../fields/codes.ts';
import { KEY } from '../fields/keys.ts';
import { LIMIT } from '../fields/limits.ts';
import { endWithin, putBounded, putReading } from './put.ts';

/** What a node answers to a configuration. */
export interface ReportState {
  seq: number;
  configVersion: number;
  result: number;
  configHash: number;
  /** number of the refused setting, or NONE */
  badSetting: number;
  heartbeat: number;
}

/** What a node says when maintenance begins or ends. */
export interface MaintenanceState {
  seq: number;
  flags: number;
  action: number;
  minutes: number;
}

/** Returns the payload's length, or 0 where it passes `limit` bytes or the buffer. */
export function writeReport(w: Writer, offset: number, limit: number, r: ReportState): number {
  beginMap(w, offset);
  putInt(w, KEY.type, TYPE.report);
  putInt(w, KEY.seq, r.seq & LIMIT.word);
  putBounded(w, KEY.configHash, r.configHash, LIMIT.word);
  putBounded(w, KEY.configVersion, r.configVersion, LIMIT.word);
  putBounded(w, KEY.result, r.result, LIMIT.byte);
  putReading(w, KEY.badSetting, r.badSetting, 0, LIMIT.byte);
  if (r.heartbeat >= 1) putBounded(w, KEY.heartbeat, r.heartbeat, LIMIT.minutes);
  return endWithin(w, limit);
}

/** Returns the payload's length, or 0 where it passes `limit` bytes or the buffer. */
export function writeMaintenance(w: Writer, offset: number, limit: number, m: MaintenanceState): number {
  beginMap(w, offset);
  putInt(w, KEY.type, TYPE.maintenance);
  putInt(w, KEY.seq, m.seq & LIMIT.word);
  putBounded(w, KEY.flags, m.flags, LIMIT.byte);
  putBounded(w, KEY.action, m.action, LIMIT.byte);
  putBounded(w, KEY.minutes, m.minutes, LIMIT.minutes);
  return endWithin(w, limit);
}
