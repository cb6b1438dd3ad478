import { createDownlink, createReader, readDownlink } from '@lidwatch/protocol';
import { expect, test } from 'vitest';
import { fromHex } from '../support/hex.ts';

/** Numbers that would be others in the node's narrower arrays. */
test.each([
  ['an ack of seq 65537 is not one of seq 1', 'a2 00 03 14 81 1a 00 01 00 01'],
  ['a setting of -4294967196 is not one of 100', 'a3 00 04 15 01 16 a1 00 3a ff ff ff 9b'],
  ['setting number 4294967296 - 1 is not number -1', 'a3 00 04 15 01 16 a1 1a ff ff ff ff 05'],
  ['an ack of nothing', 'a2 00 03 14 80'],
  ['an ack of seventeen', `a2 00 03 14 91 ${'00'.repeat(17)}`],
  ['a config without a version', 'a2 00 04 16 a0'],
  ['a maintenance without an action', 'a2 00 06 18 18 05'],
  ['the same key twice', 'a3 00 03 14 81 01 14 81 02'],
])('%s', (_, hex) => {
  const bytes = fromHex(hex);
  expect(readDownlink(createReader(), bytes, 0, bytes.length, createDownlink())).toBe(false);
});
