import { beginMap, endMap, putInt, putInts, putText, type Writer } from '../cbor/writer.ts';
import { TYPE } from '../fields/codes.ts';
import { KEY } from '../fields/keys.ts';

/**
 * The uplinks as a node writes them: straight from its state into the frame buffer, keys ascending.
 * Each returns the payload's length, or 0 if it would pass `limit` bytes or the buffer.
 *
 * A reading that a node does not have is NONE and is left out: a missing reading is said by absence, never by a
 * number that looks like one.
 */
export const NONE = -32768;

export interface StatusState {
  seq: number;
  flags: number;
  battery: number;
  temperature: number;
  tilt: number;
  water: number;
  vibration: number;
  impacts: number;
  wakes: number;
  dropped: number;
}

export interface AlertState {
  seq: number;
  flags: number;
  trigger: number;
  /** seconds since the newest sample */
  age: number;
  /** seconds between samples */
  period: number;
  /** which signal the series is of: KEY.tiltSeries, KEY.waterSeries, or 0 for none */
  seriesKey: number;
  series: ArrayLike<number>;
  length: number;
  /** the other signal at the newest sample, or NONE; left out where the frame has no room for it */
  tilt: number;
  water: number;
}

export interface HelloState {
  seq: number;
  flags: number;
  firmware: number;
  board: string;
  cause: number;
  configHash: number;
  heartbeat: number;
  boots: number;
}

export interface ReportState {
  seq: number;
  configVersion: number;
  result: number;
  configHash: number;
  badSetting: number;
  heartbeat: number;
}

export interface MaintenanceState {
  seq: number;
  flags: number;
  action: number;
  minutes: number;
}

function putReading(w: Writer, key: number, value: number): void {
  if (value !== NONE) putInt(w, key, value);
}

function putCount(w: Writer, key: number, value: number): void {
  if (value > 0) putInt(w, key, value > 65535 ? 65535 : value);
}

function within(w: Writer, limit: number): number {
  const length = endMap(w);
  return length > limit ? 0 : length;
}

export function writeStatus(w: Writer, offset: number, limit: number, s: StatusState): number {
  beginMap(w, offset);
  putInt(w, KEY.seq, s.seq & 65535);
  putReading(w, KEY.battery, s.battery);
  putReading(w, KEY.temperature, s.temperature);
  putReading(w, KEY.tilt, s.tilt);
  putReading(w, KEY.water, s.water);
  putReading(w, KEY.vibration, s.vibration);
  putInt(w, KEY.flags, s.flags);
  putCount(w, KEY.impacts, s.impacts);
  putCount(w, KEY.wakes, s.wakes);
  putCount(w, KEY.dropped, s.dropped);
  return within(w, limit);
}

function alertMap(w: Writer, offset: number, limit: number, a: AlertState, withOther: boolean): number {
  beginMap(w, offset);
  putInt(w, KEY.type, TYPE.alert);
  putInt(w, KEY.seq, a.seq & 65535);
  if (withOther) {
    putReading(w, KEY.tilt, a.tilt);
    putReading(w, KEY.water, a.water);
  }
  putInt(w, KEY.flags, a.flags);
  if (a.age > 0) putInt(w, KEY.age, a.age);
  if (a.seriesKey !== 0) {
    if (a.period > 1) putInt(w, KEY.period, a.period);
    putInts(w, a.seriesKey, a.series, a.length);
  }
  putInt(w, KEY.trigger, a.trigger);
  return within(w, limit);
}

/** Five samples fit in 36 bytes whatever their values; the other signal rides along where there is room. */
export function writeAlert(w: Writer, offset: number, limit: number, a: AlertState): number {
  return alertMap(w, offset, limit, a, true) || alertMap(w, offset, limit, a, false);
}

function helloMap(w: Writer, offset: number, limit: number, h: HelloState, full: boolean): number {
  beginMap(w, offset);
  putInt(w, KEY.type, TYPE.hello);
  putInt(w, KEY.seq, h.seq & 65535);
  if (full) putInt(w, KEY.flags, h.flags);
  putInt(w, KEY.firmware, h.firmware);
  putText(w, KEY.board, h.board);
  putInt(w, KEY.cause, h.cause);
  putInt(w, KEY.configHash, h.configHash);
  if (full) {
    putInt(w, KEY.heartbeat, h.heartbeat);
    putInt(w, KEY.boots, h.boots & 65535);
  }
  return within(w, limit);
}

export function writeHello(w: Writer, offset: number, limit: number, h: HelloState): number {
  return helloMap(w, offset, limit, h, true) || helloMap(w, offset, limit, h, false);
}

export function writeReport(w: Writer, offset: number, limit: number, r: ReportState): number {
  beginMap(w, offset);
  putInt(w, KEY.type, TYPE.report);
  putInt(w, KEY.seq, r.seq & 65535);
  putInt(w, KEY.configHash, r.configHash);
  putInt(w, KEY.configVersion, r.configVersion);
  putInt(w, KEY.result, r.result);
  putReading(w, KEY.badSetting, r.badSetting);
  putInt(w, KEY.heartbeat, r.heartbeat);
  return within(w, limit);
}

export function writeMaintenance(w: Writer, offset: number, limit: number, m: MaintenanceState): number {
  beginMap(w, offset);
  putInt(w, KEY.type, TYPE.maintenance);
  putInt(w, KEY.seq, m.seq & 65535);
  putInt(w, KEY.flags, m.flags);
  putInt(w, KEY.action, m.action);
  putInt(w, KEY.minutes, m.minutes);
  return within(w, limit);
}
