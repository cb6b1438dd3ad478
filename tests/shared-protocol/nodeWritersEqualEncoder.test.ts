import {
  createWriter,
  KEY,
  MAX_FRAME,
  NONE,
  type Writer,
  writeAlert,
  writeHello,
  writeMaintenance,
  writeReport,
  writeStatus,
} from '@lidwatch/protocol';
import { encodeMessage, type Message } from '@lidwatch/protocol/gateway';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { messageOf } from '../support/arbitraries.ts';
import { toHex } from '../support/hex.ts';

type Numbers = Readonly<Record<string, number>>;

/** What a node leaves out: an optional count or age of 0, a period of 1. */
function asNodesWrite(message: Message): Message {
  const spare: Numbers = { impacts: 0, wakes: 0, dropped: 0, age: 0, period: 1 };
  const kept = Object.entries(message).filter(
    ([name, value]) => name !== 'used' && (spare[name] === undefined || spare[name] !== value),
  );
  return Object.fromEntries(kept) as unknown as Message;
}

/** Holds one writer to the table-driven encoder. `pick` turns a message into the node's state, or skips it. */
function agrees(type: Message['type'], write: (w: Writer, offset: number, message: Message) => number): void {
  const w = createWriter(new Uint8Array(MAX_FRAME));
  fc.assert(
    fc.property(messageOf(type), fc.nat({ max: 9 }), (raw, offset) => {
      const message = asNodesWrite(raw);
      const length = write(w, offset, message);
      if (length < 0) return;
      expect(w.sorted).toBe(true);
      expect(toHex(w.buf.subarray(offset, offset + length))).toBe(toHex(encodeMessage(message)));
    }),
    { numRuns: 500 },
  );
}

const SKIP = -1;

test('writeStatus', () => {
  agrees('status', (w, offset, message) => {
    const { type: _, age, ...fields } = message as Message & { type: 'status' };
    if (age !== undefined) return SKIP;
    const absent = { battery: NONE, temperature: NONE, tilt: NONE, water: NONE, vibration: NONE };
    return writeStatus(w, offset, MAX_FRAME, { ...absent, impacts: 0, wakes: 0, dropped: 0, ...fields });
  });
});

test('writeAlert', () => {
  agrees('alert', (w, offset, message) => {
    const alert = message as Message & { type: 'alert' };
    const { type: _, tiltSeries, waterSeries, period, ...fields } = alert;
    if (alert.battery !== undefined || alert.temperature !== undefined || alert.vibration !== undefined) return SKIP;
    if (tiltSeries && waterSeries) return SKIP;
    const series = tiltSeries ?? waterSeries ?? [];
    // a period means nothing without a series, and nodes do not send one
    if (series.length === 0 && period !== undefined) return SKIP;
    const seriesKey = tiltSeries ? KEY.tiltSeries : waterSeries ? KEY.waterSeries : 0;
    const state = { age: 0, tilt: NONE, water: NONE, ...fields, period: period ?? 1, seriesKey, series };
    return writeAlert(w, offset, MAX_FRAME, { ...state, length: series.length });
  });
});

test('writeHello', () => {
  agrees('hello', (w, offset, message) => {
    const {
      type: _,
      flags,
      board,
      configHash,
      configVersion,
      heartbeat,
      boots,
      ...rest
    } = message as Message & {
      type: 'hello';
    };
    if (configVersion !== undefined) return SKIP;
    if (flags === undefined || board === undefined || configHash === undefined) return SKIP;
    if (heartbeat === undefined || boots === undefined) return SKIP;
    return writeHello(w, offset, MAX_FRAME, { ...rest, flags, board, configHash, heartbeat, boots });
  });
});

test('writeReport', () => {
  agrees('report', (w, offset, message) => {
    const { type: _, configHash, heartbeat, ...fields } = message as Message & { type: 'report' };
    if (configHash === undefined) return SKIP;
    return writeReport(w, offset, MAX_FRAME, { badSetting: NONE, ...fields, configHash, heartbeat: heartbeat ?? 0 });
  });
});

test('writeMaintenance', () => {
  agrees('maintenance', (w, offset, message) => {
    const { type: _, seq, flags, action, minutes } = message as Message & { type: 'maintenance' };
    if (seq === undefined || flags === undefined || minutes === undefined) return SKIP;
    return writeMaintenance(w, offset, MAX_FRAME, { seq, flags, action, minutes });
  });
});
