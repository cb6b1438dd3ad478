import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DIMENSIONS, type DimensionName, formatQuantity, parseQuantity } from '../../../gateway/src/config/quantity.ts';

const NAMES = Object.keys(DIMENSIONS) as DimensionName[];
const unitOf = fc
  .constantFrom(...NAMES)
  .chain((name) =>
    fc
      .constantFrom(...Object.entries(DIMENSIONS[name].fit))
      .map(([unit, size]) => ({ name, unit, size: size as number })),
  );

it.each([
  ['15deg', 'angle', 15],
  ['30cm', 'length', 300],
  ['0.07m', 'length', 70],
  ['-30 cm', 'length', -300],
  ['3.3V', 'voltage', 3300],
  ['30min', 'time', 1_800_000],
  ['12h', 'time', 43_200_000],
  ['3 samples', 'samples', 3],
  ['1 sample', 'samples', 1],
] as const)('%s', (text, dimension, value) => {
  expect(parseQuantity(text, [dimension])).toEqual({ ok: true, dimension, value });
});

it('reads any whole number of any unit exactly', () => {
  fc.assert(
    fc.property(unitOf, fc.integer({ min: -1_000_000, max: 1_000_000 }), ({ name, unit, size }, amount) => {
      expect(parseQuantity(`${amount}${unit}`, [name])).toEqual({ ok: true, dimension: name, value: amount * size });
    }),
  );
});

it('reads what it has written', () => {
  fc.assert(
    fc.property(fc.constantFrom(...NAMES), fc.integer({ min: 0, max: 10_000_000 }), (name, value) => {
      expect(parseQuantity(formatQuantity(name, value), [name])).toEqual({ ok: true, dimension: name, value });
    }),
  );
});

it('answers any text, and any value, without a throw', () => {
  const anything = fc.oneof(fc.string(), fc.anything(), fc.constantFrom('3 constructor', '1toString', '5__proto__'));
  fc.assert(
    fc.property(anything, (raw) => {
      const parsed = parseQuantity(raw, ['time', 'samples']);
      if (parsed.ok) expect(Number.isFinite(parsed.value)).toBe(true);
      else expect(parsed.message).not.toBe('');
    }),
  );
});

describe('a unit that does not fit', () => {
  const messageOf = (text: unknown, ...wanted: readonly DimensionName[]) => {
    const parsed = parseQuantity(text, wanted);
    return parsed.ok ? '' : parsed.message;
  };

  it('of the right kind is converted', () => {
    expect(messageOf('12in', 'length')).toContain('that is 304.8mm');
    expect(messageOf('0.26rad', 'angle')).toContain('that is 14.9deg');
    expect(messageOf('30m', 'time')).toContain('that is 30min');
    expect(messageOf('3 reports', 'time', 'samples')).toContain('that is 3 samples');
  });

  it('of the wrong case is respelt', () => {
    expect(messageOf('3.3v', 'voltage')).toBe('"3.3v": the unit is spelt V; write 3.3V');
  });

  it('of another kind is named, with those that fit', () => {
    expect(messageOf('15mm', 'angle')).toBe('"15mm": that is a length; an angle (deg) is needed');
  });

  it('of no kind is no unit', () => {
    expect(messageOf('3 constructor', 'samples')).toContain('"constructor" is not a known unit');
  });

  it('that is missing is asked for', () => {
    expect(messageOf(15, 'angle')).toContain('15 has no unit; an angle (deg) is needed, such as 15deg');
  });
});
