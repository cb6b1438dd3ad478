import fc from 'fast-check';
import { expect, it } from 'vitest';
import { SIGNAL_NAMES } from '../../../../gateway/src/store/history/signals.ts';
import { addValue, type Summaries } from '../../../../gateway/src/store/history/summary.ts';
import { decodeSummaries, encodeSummaries } from '../../../../gateway/src/store/history/summaryBytes.ts';

const DAY = 86_400_000;
const START = 20_000 * DAY;

const entry = fc.tuple(
  fc.integer({ min: 0, max: SIGNAL_NAMES.length - 1 }),
  fc.oneof(fc.integer({ min: -200, max: 200 }), fc.integer({ min: -1e10, max: 1e10 })),
  fc.integer({ min: 0, max: DAY - 1 }),
);

function summariesOf(entries: readonly (readonly [number, number, number])[]): Summaries {
  const summaries: Summaries = new Array<undefined>(SIGNAL_NAMES.length).fill(undefined);
  for (const [signal, value, offset] of entries) addValue(summaries, signal, value, START + offset);
  return summaries;
}

it('summaries come back from their bytes as they were', () => {
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 60 }), (entries) => {
      const summaries = summariesOf(entries);
      expect(decodeSummaries(encodeSummaries(summaries, START), START)).toEqual(summaries);
    }),
  );
});

it('a row that was cut off, or has something behind it, is known as damaged', () => {
  fc.assert(
    fc.property(fc.array(entry, { minLength: 1, maxLength: 20 }), fc.nat(), (entries, cut) => {
      const bytes = encodeSummaries(summariesOf(entries), START);
      expect(decodeSummaries(bytes.subarray(0, cut % bytes.length), START)).toBeUndefined();
      expect(decodeSummaries(Uint8Array.of(...bytes, 1), START)).toBeUndefined();
    }),
  );
});

it('any bytes at all are read without harm', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
      const read = decodeSummaries(bytes, START);
      expect(read === undefined || read.length === SIGNAL_NAMES.length).toBe(true);
    }),
  );
});

it('one reading of seven signals takes 30 bytes', () => {
  const values = [15, 120, 3600, 153, 30, 120, -97].map((value, signal) => [signal, value, 41_000] as const);
  expect(encodeSummaries(summariesOf(values), START)).toHaveLength(30);
});
