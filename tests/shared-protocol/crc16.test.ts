import { crc16 } from '@lidwatch/protocol';
import { expect, test } from 'vitest';

test('CRC-16/CCITT-FALSE of "123456789" is 29b1, the check value of its catalogue entry', () => {
  const bytes = Buffer.from('x123456789x');
  expect(crc16(bytes, 1, 10).toString(16)).toBe('29b1');
});
