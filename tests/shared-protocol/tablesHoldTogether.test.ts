import { KEY, SETTING, SETTINGS, type SettingName, TYPE } from '@lidwatch/protocol';
import { FIELDS, fieldName, MESSAGES, type MessageSpec, toPhysical, toWire } from '@lidwatch/protocol/gateway';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

describe('fields', () => {
  test.each(Object.entries(FIELDS))('%s stands under its own key, in a range that 32 bits hold', (name, spec) => {
    expect(spec.key).toBe(KEY[name as keyof typeof KEY]);
    expect(fieldName(spec.key)).toBe(name);
    if (spec.kind !== 'int' && spec.kind !== 'ints') return;
    expect(spec.min).toBeLessThan(spec.max);
    expect(Math.max(Math.abs(spec.min), spec.max)).toBeLessThan(2 ** 31);
    for (const code of Object.values(spec.codes ?? {})) expect(code).toBeLessThanOrEqual(spec.max);
  });

  test('no two share a key', () => {
    expect(new Set(Object.values(KEY)).size).toBe(Object.keys(KEY).length);
  });

  test('a wire integer survives the way to its physical unit and back', () => {
    const scaled = Object.values(FIELDS).filter((spec) => spec.kind === 'int' || spec.kind === 'ints');
    for (const spec of scaled) {
      fc.assert(
        fc.property(fc.integer({ min: spec.min, max: spec.max }), (wire) => {
          expect(toWire(spec, toPhysical(spec, wire))).toBe(wire);
        }),
        { numRuns: 50 },
      );
    }
  });
});

test.each(Object.entries(MESSAGES))(
  '%s lists known fields once, and its type by number alone',
  (name, spec: MessageSpec) => {
    const fields = [...spec.required, ...spec.optional];
    expect(new Set(fields).size).toBe(fields.length);
    expect(fields).not.toContain('type');
    for (const field of fields) expect(FIELDS).toHaveProperty(field);
    expect(TYPE).toHaveProperty(name);
  },
);

describe('settings', () => {
  test.each(Object.keys(SETTINGS) as SettingName[])('%s falls back to a value in its range, of 16 bits', (name) => {
    const { number, min, max, fallback } = SETTINGS[name];
    expect(number).toBe(SETTING[name]);
    expect(fallback).toBeGreaterThanOrEqual(min);
    expect(fallback).toBeLessThanOrEqual(max);
    expect(min).toBeGreaterThanOrEqual(0);
    expect(max).toBeLessThanOrEqual(65535);
  });

  test('their numbers count from 0 without a gap, as configHash needs it', () => {
    const numbers = Object.values(SETTING).sort((a, b) => a - b);
    expect(numbers).toEqual(numbers.map((_, i) => i));
  });
});
