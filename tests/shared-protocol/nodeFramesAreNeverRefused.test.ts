import {
  createWriter,
  KEY,
  MAX_FRAME,
  MIN_LINK,
  type Writer,
  writeAlert,
  writeHello,
  writeMaintenance,
  writeReport,
  writeStatus,
} from '@lidwatch/protocol';
import { decodeMessage } from '@lidwatch/protocol/gateway';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { intIn } from '../support/arbitraries.ts';

/** Numbers as a confused sensor or a worn flash gives them. */
const wild = fc.oneof(
  intIn(-70000, 70000),
  fc.integer(),
  fc.double(),
  fc.constantFrom(-32768, Number.NaN, Number.POSITIVE_INFINITY, 4294967296),
);
const count = fc.integer({ min: 0, max: 20 });

type Wild = Readonly<Record<string, number>>;

function state(...names: string[]): fc.Arbitrary<Wild> {
  return fc.record(Object.fromEntries(names.map((name) => [name, wild]))) as fc.Arbitrary<Wild>;
}

function neverRefused<T>(arbitrary: fc.Arbitrary<T>, write: (w: Writer, limit: number, value: T) => number): void {
  const w = createWriter(new Uint8Array(MAX_FRAME));
  fc.assert(
    fc.property(arbitrary, fc.constantFrom(MIN_LINK - 17, MIN_LINK - 15, MAX_FRAME), (value, limit) => {
      const length = write(w, limit, value);
      expect(length).toBeGreaterThan(0);
      expect(length).toBeLessThanOrEqual(limit);
      const decoded = decodeMessage(w.buf.subarray(0, length));
      expect(decoded).toMatchObject({ ok: true });
    }),
    { numRuns: 500 },
  );
}

describe('whatever numbers a node holds, a frame is made that fits the link and that a gateway accepts', () => {
  test('status', () => {
    const readings = ['battery', 'temperature', 'tilt', 'water', 'vibration'];
    neverRefused(state('seq', 'flags', ...readings, 'impacts', 'wakes', 'dropped'), (w, limit, s) =>
      writeStatus(w, 0, limit, s as unknown as Parameters<typeof writeStatus>[3]),
    );
  });

  test('alert', () => {
    const series = fc.record({
      seriesKey: fc.constantFrom(0, KEY.tiltSeries, KEY.waterSeries),
      series: fc.array(wild, { minLength: 20, maxLength: 20 }),
      length: count,
    });
    const rest = state('seq', 'flags', 'trigger', 'age', 'period', 'tilt', 'water');
    neverRefused(fc.tuple(rest, series), (w, limit, [a, b]) =>
      writeAlert(w, 0, limit, { ...a, ...b } as unknown as Parameters<typeof writeAlert>[3]),
    );
  });

  test('hello', () => {
    const rest = state('seq', 'flags', 'firmware', 'cause', 'configHash', 'heartbeat', 'boots');
    neverRefused(fc.tuple(rest, fc.string({ unit: 'binary', maxLength: 30 })), (w, limit, [h, board]) =>
      writeHello(w, 0, limit, { ...h, board } as unknown as Parameters<typeof writeHello>[3]),
    );
  });

  test('report', () => {
    neverRefused(state('seq', 'configVersion', 'result', 'configHash', 'badSetting', 'heartbeat'), (w, limit, r) =>
      writeReport(w, 0, limit, r as unknown as Parameters<typeof writeReport>[3]),
    );
  });

  test('maintenance', () => {
    neverRefused(state('seq', 'flags', 'action', 'minutes'), (w, limit, m) =>
      writeMaintenance(w, 0, limit, m as unknown as Parameters<typeof writeMaintenance>[3]),
    );
  });
});
