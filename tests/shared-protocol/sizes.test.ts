import {
  ACK_SEQS,
  CAUSE,
  CONFIG_SETTINGS,
  FULL_HEADER_LENGTH,
  HEADER_LENGTH,
  KEY,
  MIN_LINK,
  TAG_LENGTH,
  TRIGGER,
} from '@lidwatch/protocol';
import { encodeMessage, FIELDS, type IntField, type IntsField } from '@lidwatch/protocol/gateway';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { largestFrames } from '../../shared-protocol/tools/sizes.ts';
import { draftOf, fitted } from '../support/drafts.ts';

const OVERHEAD = HEADER_LENGTH + TAG_LENGTH;
const ROOM = MIN_LINK - OVERHEAD;

/** Bytes of an integer by RFC 8949 section 3. */
function widthOf(value: number): number {
  const argument = value < 0 ? -1 - value : value;
  if (argument < 24) return 1;
  if (argument < 256) return 2;
  return argument < 65536 ? 3 : 5;
}

/** Widths grow away from 0 on either side, so the widest value of a range is one of its ends. */
function widest(name: keyof typeof FIELDS): number {
  const { min, max } = FIELDS[name] as IntField | IntsField;
  return Math.max(widthOf(min), widthOf(max));
}

function pair(name: keyof typeof FIELDS, value = widest(name)): number {
  return widthOf(KEY[name]) + value;
}

function sum(sizes: readonly number[]): number {
  return 1 + sizes.reduce((total, one) => total + one, 0);
}

describe('for every value in range', () => {
  test('the status of seven fields takes at most 26 bytes, 46 sealed', () => {
    const names = ['seq', 'battery', 'temperature', 'tilt', 'water', 'vibration', 'flags'] as const;
    const bound = sum(names.map((name) => pair(name)));
    expect(bound).toBeLessThanOrEqual(26);
    expect(bound + OVERHEAD).toBeLessThanOrEqual(46);
  });

  test.each(['tiltSeries', 'waterSeries'] as const)(
    'an alert of five samples (%s) takes at most 51, sealed',
    (series) => {
      // trigger and type are codes below 24
      const fixed = [2, pair('seq'), pair('flags'), pair('age'), pair('period'), 2];
      const bound = sum([...fixed, 2 + 5 * widest(series)]);
      expect(bound + OVERHEAD).toBeLessThanOrEqual(MIN_LINK);
    },
  );

  test('so do an ack and a config with as many items as they may have there, with the full counter', () => {
    const full = FULL_HEADER_LENGTH + TAG_LENGTH;
    expect(sum([2, 2 + ACK_SEQS * widest('seqs')]) + full).toBeLessThanOrEqual(MIN_LINK);
    // every setting fits 16 bits unsigned, and its number is below 24
    expect(sum([2, pair('configVersion'), 2 + CONFIG_SETTINGS * 4]) + full).toBeLessThanOrEqual(MIN_LINK);
  });
});

test('what the writers make of random states holds to it', () => {
  const value = (name: keyof typeof FIELDS) => {
    const { min, max } = FIELDS[name] as IntField;
    return fc.oneof(fc.integer({ min, max }), fc.constantFrom(min, max));
  };
  const water = fc.array(value('water'), { minLength: 5, maxLength: 5 });
  const state = fc.record({
    seq: value('seq'),
    flags: value('flags'),
    battery: value('battery'),
    temperature: value('temperature'),
    tilt: value('tilt'),
    water: value('water'),
    vibration: value('vibration'),
    age: value('age'),
    period: value('period'),
  });
  fc.assert(
    fc.property(state, water, (s, series) => {
      const status = fitted(draftOf({ type: 'status', ...s, age: undefined, period: undefined } as never), ROOM).length;
      expect(status).toBeGreaterThan(0);
      expect(status).toBeLessThanOrEqual(26);
      const { seq, flags, age, period } = s;
      const alert = { type: 'alert', seq, flags, trigger: TRIGGER.water, age, period, waterSeries: series } as const;
      // nothing was left behind: the table-driven encoder makes the same length
      expect(fitted(draftOf(alert), ROOM)).toHaveLength(encodeMessage(alert).length);
    }),
    { numRuns: 500 },
  );
});

test('a hello with the full counter takes at most 51, whatever its board and firmware', () => {
  const board = fc.string({ unit: 'grapheme-ascii', maxLength: 16 });
  fc.assert(
    fc.property(board, fc.nat({ max: 999999 }), fc.nat({ max: 65535 }), (name, firmware, n) => {
      const fields = { seq: n, flags: n & 255, firmware, board: name, cause: CAUSE.brownout, configHash: n };
      const hello = draftOf({ type: 'hello', ...fields, heartbeat: 720, boots: n });
      const { length } = fitted(hello, MIN_LINK - FULL_HEADER_LENGTH - TAG_LENGTH);
      expect(length).toBeGreaterThan(0);
      expect(length + FULL_HEADER_LENGTH + TAG_LENGTH).toBeLessThanOrEqual(MIN_LINK);
    }),
  );
});

test('the table of sizes on the page is within the budgets', () => {
  const rows = largestFrames();
  const row = (name: string) => rows.find((one) => one.name === name);
  expect(row('status of seven fields')).toMatchObject({ bare: 26, sealed: 41 });
  expect(row('alert of five samples')).toMatchObject({ bare: 36, sealed: 51 });
  for (const { name, bare, sealed } of rows) {
    expect(bare, name).toBeGreaterThan(0);
    expect(sealed, name).toBeLessThanOrEqual(MIN_LINK);
  }
});
