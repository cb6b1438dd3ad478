import { createDownlink, readDownlink } from '@lidwatch/protocol';
import { expect, test } from 'vitest';
import { fromHex } from '../support/hex.ts';

/** Numbers that would be others in the node's narrower arrays. */
test.each([
  ['an ack of seq 65537 is not one of seq 1', 'a2 00 03 14 81 1a 00 01 00 01'],
  ['a setting of -4294967196 is not one of 100', 'a3 00 04 15 01 16 a1 00 3a ff ff ff 9b'],
  ['setting number 4294967296 - 1 is not number -1', 'a3 00 04 15 01 16 a1 1a ff ff ff ff 05'],
  ['a seq of -1', 'a2 00 03 14 81 20'],
  ['seqs that are a map', 'a2 00 03 14 a1 01 02'],
  ['seqs that are a number', 'a2 00 03 14 05'],
  ['settings that are an array', 'a3 00 04 15 01 16 82 00 05'],
  ['a setting whose value is a text', 'a3 00 04 15 01 16 a1 00 61 41'],
  ['an ack of nothing', 'a2 00 03 14 80'],
  ['an ack of seventeen', `a2 00 03 14 91 ${'00'.repeat(17)}`],
  ['a config without a version', 'a2 00 04 16 a0'],
  ['a maintenance without an action', 'a2 00 06 18 18 05'],
  ['the same key twice', 'a3 00 03 14 81 01 14 81 02'],
])('%s', (_, hex) => {
  const bytes = fromHex(hex);
  expect(readDownlink(bytes, 0, bytes.length, createDownlink())).toBe(false);
});
