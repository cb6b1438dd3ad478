import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLevel, readSwitch } from '../../../gateway/src/replay/cells.ts';
import type { LevelSignal } from '../../../gateway/src/replay/mapSchema.ts';

const PLAIN: LevelSignal = { column: 'x', unit: 'mm', sign: 1, scale: 1, offset: 0, absolute: false, ignore: [] };
const water = (text: string, spec: Partial<LevelSignal> = {}, comma = false) =>
  readLevel('water', { ...PLAIN, ...spec }, comma)(text);

describe('a level', () => {
  it('is scaled, moved and turned over in its own unit, then brought to millimetres', () => {
    expect(water('10', { unit: 'cm' })).toEqual({ value: 100 });
    expect(water('4', { unit: 'in' })).toEqual({ value: 101.6 });
    expect(water('10', { unit: 'cm', sign: -1, scale: 2, offset: 5 })).toEqual({ value: -150 });
  });

  it('is the datum less the distance, where a datum is given', () => {
    expect(water('231.5', { unit: 'cm', datum: 2600 })).toEqual({ value: 285 });
  });

  it('keeps a threshold in inches and a level in inches equal', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5000 }), (hundredths) => {
        const inches = hundredths / 100;
        expect(water(String(inches), { unit: 'in' })).toEqual({ value: Number((inches * 25.4).toFixed(9)) });
      }),
    );
  });

  it('may have a decimal comma', () => {
    expect(water('1,5', {}, true)).toEqual({ value: 1.5 });
    expect(water('1,5')).toEqual({ skip: 'not a number' });
  });

  it('is empty in the words of many tools', () => {
    for (const nothing of ['', 'NaN', 'nan', 'NA', 'null', 'None', '-', '\\N'])
      expect(water(nothing)).toEqual({ skip: 'empty' });
  });

  it('is no number where one only looks like it', () => {
    for (const text of ['1 2', '0x10', '1e', '12mm', 'Infinity', '--1'])
      expect(water(text)).toEqual({ skip: 'not a number' });
    expect(water('1e999')).toEqual({ skip: 'out of range' });
  });
});

describe('a switch', () => {
  const read = readSwitch({ column: 'x', true: ['1', 'open'], false: ['0', 'closed'] });

  it('knows its words, in any case, and numbers with decimals', () => {
    expect(read('OPEN')).toEqual({ value: true });
    expect(read('1.0')).toEqual({ value: true });
    expect(read('0.00')).toEqual({ value: false });
  });

  it('says what it does not know', () => {
    expect(read('ajar')).toEqual({ skip: 'not a known word' });
    expect(read('nan')).toEqual({ skip: 'empty' });
  });
});
