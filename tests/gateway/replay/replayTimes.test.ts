import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTimeReader } from '../../../gateway/src/replay/time.ts';

const read = (cell: string, format = 'auto', zone = 'UTC', origin?: string) =>
  createTimeReader({ format, zone, origin })(cell);
const AT = Date.UTC(2023, 3, 9, 11, 54, 30, 909);

describe('auto', () => {
  it.each([
    ['2023-04-09 11:54:30.909000+00:00'],
    ['2023-04-09T11:54:30.909Z'],
    ['2023-04-09 13:54:30.909+02:00'],
    ['2023-04-09T11:54:30,909Z'],
    ['2023-04-09 11:54:30.909 UTC'],
    ['2023-04-09 13:54:30.909 +0200'],
    ['2023-04-09 13:54:30.909 +02'],
    ['1681041270.909'],
    ['1681041270909'],
    ['1681041270909000'],
    ['1681041270909000000'],
  ])('reads %s', (cell) => {
    expect(read(cell)).toBe(AT);
  });

  it.each([[''], ['soon'], ['2023-02-30 00:00:00'], ['2023-04-09 25:00'], ['12:30'.repeat(9)]])(
    'refuses %j',
    (cell) => {
      expect(read(cell)).toBeUndefined();
    },
  );

  it('holds the file to the format of its first time', () => {
    const reader = createTimeReader({ format: 'auto', zone: 'UTC' });
    expect(reader('garbage')).toBeUndefined();
    expect(reader('2023-04-09T11:54:30.909Z')).toBe(AT);
    expect(reader('1681041270')).toBeUndefined();
  });
});

it('takes times without an offset in the zone of the map, summer and winter', () => {
  expect(read('2023-07-01 12:00', 'iso', 'Europe/Berlin')).toBe(Date.UTC(2023, 6, 1, 10));
  expect(read('2023-01-01 12:00', 'iso', 'Europe/Berlin')).toBe(Date.UTC(2023, 0, 1, 11));
  expect(read('2023-01-01 12:00Z', 'iso', 'Europe/Berlin')).toBe(Date.UTC(2023, 0, 1, 12));
  expect(read('2023-01-01 12:00 UTC', 'iso', 'Europe/Berlin')).toBe(Date.UTC(2023, 0, 1, 12));
});

it('reads a pattern', () => {
  expect(read('09.04.2023 13:54', 'dd.MM.yyyy HH:mm', 'Europe/Berlin')).toBe(Date.UTC(2023, 3, 9, 11, 54));
});

it('counts seconds of a measurement from its origin', () => {
  expect(read('90', 'epoch-s', 'UTC', '2023-04-09T00:00:00')).toBe(Date.UTC(2023, 3, 9, 0, 1, 30));
});

it('reads back any millisecond that was written as ISO', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date('1971-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }), (date) => {
      expect(read(date.toISOString(), 'iso')).toBe(date.getTime());
      expect(read(String(date.getTime()), 'epoch-ms')).toBe(date.getTime());
    }),
  );
});
