import { encodeMessage } from '../src/gateway/index.ts';
import {
  ACK_SEQS,
  ACTION,
  CONFIG_SETTINGS,
  createWriter,
  FULL_HEADER_LENGTH,
  HEADER_LENGTH,
  KEY,
  MAX_FRAME,
  MIN_LINK,
  NONE,
  TAG_LENGTH,
  TRIGGER,
  writeAlert,
  writeHello,
  writeMaintenance,
  writeReport,
  writeStatus,
} from '../src/index.ts';

export interface SizeRow {
  readonly name: string;
  /** bytes of the payload, every field at its widest */
  readonly bare: number;
  readonly sealed: number;
}

const OVERHEAD = HEADER_LENGTH + TAG_LENGTH;
const FULL_OVERHEAD = FULL_HEADER_LENGTH + TAG_LENGTH;
const WIDE = 65535;

/**
 * The largest frames that nodes and gateways make on a link of 51 bytes. A CBOR integer is widest at an end of its
 * range, so the widest message has each field at the end that is longer.
 */
export function largestFrames(): readonly SizeRow[] {
  const w = createWriter(new Uint8Array(MAX_FRAME));
  const room = MIN_LINK - OVERHEAD;
  const status = {
    seq: WIDE,
    flags: 255,
    battery: 255,
    temperature: -600,
    tilt: 1800,
    water: 30000,
    vibration: 255,
    impacts: 0,
    wakes: 0,
    dropped: 0,
  };
  const water = [30000, 30000, 30000, 30000, 30000];
  const alert = { seq: WIDE, flags: 255, trigger: TRIGGER.water, age: WIDE, period: 255, tilt: 1800, water: 30000 };
  const board = 'sixteen-letters!';
  const hello = { seq: WIDE, flags: 255, firmware: WIDE, board, cause: 6, configHash: WIDE, heartbeat: 10080 };
  const report = { seq: WIDE, configVersion: WIDE, result: 255, configHash: WIDE, badSetting: 255, heartbeat: 10080 };
  const row = (name: string, bare: number, overhead = OVERHEAD): SizeRow => ({ name, bare, sealed: bare + overhead });
  return [
    row('status of seven fields', writeStatus(w, 0, room, status)),
    row('status with counters', writeStatus(w, 0, room, { ...status, impacts: WIDE, wakes: WIDE, dropped: WIDE })),
    row('alert without a series', writeAlert(w, 0, room, { ...alert, seriesKey: 0, series: [], length: 0 })),
    row(
      'alert of five samples',
      writeAlert(w, 0, room, { ...alert, tilt: NONE, seriesKey: KEY.waterSeries, series: water, length: 5 }),
    ),
    row('hello', writeHello(w, 0, MIN_LINK - FULL_OVERHEAD, { ...hello, boots: WIDE }), FULL_OVERHEAD),
    row('report', writeReport(w, 0, room, report)),
    row('maintenance', writeMaintenance(w, 0, room, { seq: WIDE, flags: 255, action: ACTION.begin, minutes: 10080 })),
    row('ack of five reports', encodeMessage({ type: 'ack', seqs: new Array(5).fill(WIDE) }).length, FULL_OVERHEAD),
    row(
      'ack of nine reports',
      encodeMessage({ type: 'ack', seqs: new Array(ACK_SEQS).fill(WIDE) }).length,
      FULL_OVERHEAD,
    ),
    row(
      'config of six settings',
      encodeMessage({
        type: 'config',
        configVersion: WIDE,
        settings: new Map(Array.from({ length: CONFIG_SETTINGS }, (_, number) => [number, 30000])),
      }).length,
      FULL_OVERHEAD,
    ),
  ];
}
