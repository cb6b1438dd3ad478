import { encodeMessage } from '../src/gateway/index.ts';
import {
  ACK_SEQS,
  ACTION,
  CONFIG_SETTINGS,
  createDraft,
  type FieldName,
  FULL_HEADER_LENGTH,
  fitDraft,
  HEADER_LENGTH,
  KEY,
  LIMIT,
  MAX_FRAME,
  MAX_LOG,
  MIN_LINK,
  TAG_LENGTH,
  TRIGGER,
  TYPE,
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
  const frame = new Uint8Array(MAX_FRAME);
  const row = (name: string, bare: number, overhead = OVERHEAD): SizeRow => ({ name, bare, sealed: bare + overhead });
  const up = (
    name: string,
    type: number,
    fields: Partial<Record<FieldName, number>>,
    list: readonly number[] | string = [],
  ) => {
    const draft = createDraft(type);
    for (const [field, value] of Object.entries(fields)) draft.values[KEY[field as FieldName]] = value;
    draft.list = list;
    const overhead = type === TYPE.hello ? FULL_OVERHEAD : OVERHEAD;
    return row(name, fitDraft(frame, 0, MIN_LINK - overhead, draft), overhead);
  };
  const status = { seq: WIDE, flags: 255, battery: 255, temperature: -600, tilt: 1800, water: 30000, vibration: 255 };
  const alert = { seq: WIDE, flags: 255, trigger: TRIGGER.water, age: WIDE, period: 255 };
  const report = { seq: WIDE, configVersion: WIDE, result: 255, configHash: WIDE, badSetting: 255, heartbeat: 10080 };
  const hello = { seq: WIDE, flags: 255, firmware: WIDE, cause: 6, configHash: WIDE, heartbeat: 10080, boots: WIDE };
  return [
    up('status of seven fields', TYPE.status, status),
    up('status with counters', TYPE.status, { ...status, impacts: WIDE, wakes: WIDE, dropped: WIDE, used: WIDE }),
    up('alert without a series', TYPE.alert, { ...alert, tilt: 1800, water: 30000 }),
    up('alert of five samples', TYPE.alert, { ...alert, waterSeries: 5 }, new Array(5).fill(30000)),
    up('hello', TYPE.hello, { ...hello, board: LIMIT.board }, 'x'.repeat(LIMIT.board)),
    up('report', TYPE.report, report),
    up('maintenance', TYPE.maintenance, { seq: WIDE, flags: 255, action: ACTION.begin, minutes: 10080 }),
    up('log', TYPE.log, { seq: WIDE, errors: MAX_LOG }, new Array(MAX_LOG).fill(WIDE)),
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
