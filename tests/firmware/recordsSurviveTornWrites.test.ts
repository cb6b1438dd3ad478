import { array, assert as check, integer, property, record, uint8Array } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ABSENT, createRecord, DAMAGED } from '../../firmware/src/core/store/records.ts';
import { createMemoryFlash, PowerCut } from '../support/node/memoryFlash.ts';

const CAPACITY = 40;

function save(record: ReturnType<typeof createRecord>, content: Uint8Array): boolean {
  content.forEach((byte, i) => {
    record.bytes[i] = byte;
  });
  return record.save(content.length);
}

describe('a record in two slots', () => {
  it('holds the last content that was written whole, wherever later writes were torn', () => {
    const write = record({
      content: uint8Array({ maxLength: CAPACITY }),
      torn: integer({ min: 0, max: 3 }),
      kept: integer({ min: 0, max: CAPACITY + 7 }),
    });
    check(
      property(array(write, { minLength: 1, maxLength: 20, size: 'max' }), (writes) => {
        const flash = createMemoryFlash();
        let expected: Uint8Array | undefined;
        let slot = createRecord(flash, 'r', CAPACITY);
        slot.load();
        for (const { content, torn, kept } of writes) {
          flash.tearAt = torn === 0 ? flash.writes + 1 : 0;
          // a write of which every byte arrived is whole, though the power went before it could say so
          flash.kept = Math.min(kept, content.length + 7);
          try {
            if (save(slot, content)) expected = content;
          } catch (error) {
            if (!(error instanceof PowerCut)) throw error;
            if (flash.tornWhole) expected = content;
            slot = createRecord(flash, 'r', CAPACITY);
            slot.load();
          }
        }
        const after = createRecord(flash, 'r', CAPACITY);
        const length = after.load();
        if (expected === undefined) expect(length).toBeLessThan(0);
        else expect([...after.bytes.subarray(0, length)]).toEqual([...expected]);
      }),
      // one seed: of 65,536 torn writes one has the right CRC by chance
      { numRuns: 500, seed: 1 },
    );
  });

  it('tells nothing stored from nothing whole', () => {
    const flash = createMemoryFlash();
    expect(createRecord(flash, 'r', CAPACITY).load()).toBe(ABSENT);
    flash.records.set('r0', Uint8Array.from([0, 1, 0, 2, 9, 9, 0, 0, 0, 0]));
    expect(createRecord(flash, 'r', CAPACITY).load()).toBe(DAMAGED);
  });

  it('keeps its order when the generation runs over', () => {
    const flash = createMemoryFlash();
    const first = createRecord(flash, 'r', 4);
    first.load();
    for (let i = 1; i <= 65_540; i += 1) {
      save(first, Uint8Array.from([0, i >> 16, (i >> 8) & 255, i & 255]));
      if (i < 65_530) continue;
      const after = createRecord(flash, 'r', 4);
      after.load();
      expect((((after.bytes[1] ?? 0) << 16) | ((after.bytes[2] ?? 0) << 8) | (after.bytes[3] ?? 0)) >>> 0).toBe(i);
    }
  });

  it('leaves its content as it was where the flash refuses', () => {
    const flash = createMemoryFlash();
    const slot = createRecord(flash, 'r', CAPACITY);
    slot.load();
    save(slot, Uint8Array.from([1]));
    flash.broken = true;
    expect(save(slot, Uint8Array.from([2]))).toBe(false);
    const after = createRecord(flash, 'r', CAPACITY);
    expect(after.load()).toBe(1);
    expect(after.bytes[0]).toBe(1);
  });
});
