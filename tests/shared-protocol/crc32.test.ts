import { crc32 as zlibCrc32 } from 'node:zlib';
import { crc32 } from '@lidwatch/protocol';
import { assert as check, property, uint8Array } from 'fast-check';
import { expect, it } from 'vitest';

it('agrees with zlib on any bytes', () => {
  check(
    property(uint8Array({ maxLength: 200 }), (bytes) => {
      expect(crc32(bytes, 0, bytes.length)).toBe(zlibCrc32(bytes));
    }),
  );
});

it('gives the check value of the catalogue for 123456789', () => {
  const digits = Buffer.from('123456789');
  expect(crc32(digits, 0, digits.length)).toBe(0xcbf43926);
});
