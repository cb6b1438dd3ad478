import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recordFault, WATER, writeRecord } from '../../firmware/build/provision/record.ts';
import { readProvision } from '../../firmware/src/boards/provision.ts';

const records = fc.record({
  node: fc.integer({ min: 1, max: 0xffff_ffff }),
  key: fc.uint8Array({ minLength: 16, maxLength: 16 }).map((bytes) => Buffer.from(bytes).toString('hex')),
  radio: fc.record({ band: fc.nat(), parameter: fc.stringMatching(/^[0-9,]{1,12}$/), extended: fc.boolean() }),
  water: fc.constantFrom(...WATER),
  hall: fc.boolean(),
  float: fc.boolean(),
});

describe("a node's record", () => {
  it('is what a board reads, entry by entry', () => {
    fc.assert(
      fc.property(records, (record) => {
        const text = writeRecord(record);
        expect(recordFault(text)).toBe('');
        expect(readProvision(Buffer.from(text))).toMatchObject(record);
      }),
    );
  });

  it('is refused by the tool and by the board where a character of it is lost or another', () => {
    const at = fc.nat({ max: 1000 });
    fc.assert(
      fc.property(records, at, fc.constantFrom('', '0', 'x'), (record, where, instead) => {
        const text = writeRecord(record);
        const place = 17 + (where % (text.length - 18));
        const damaged = text.slice(0, place) + instead + text.slice(place + 1);
        fc.pre(damaged !== text);
        expect(recordFault(damaged)).not.toBe('');
        expect(readProvision(Buffer.from(damaged))).toBeNull();
      }),
    );
  });

  it('never throws and never shows what stands there, whatever it is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(recordFault(text)).not.toBe('');
      }),
    );
    const key = '00112233445566778899aabbccddeeff';
    const record = { node: 1, key, radio: {}, water: 'none', hall: true, float: true } as const;
    expect(recordFault(writeRecord(record).replace('"node":1', '"node":0'))).not.toContain(key);
  });
});
