import { createAes128 } from '@lidwatch/protocol';
import { expect, test } from 'vitest';
import { fromHex, toHex } from '../support/hex.ts';

/** FIPS 197, appendices B and C.1. */
const EXAMPLES = [
  ['2b7e151628aed2a6abf7158809cf4f3c', '3243f6a8885a308d313198a2e0370734', '3925841d02dc09fbdc118597196a0b32'],
  ['000102030405060708090a0b0c0d0e0f', '00112233445566778899aabbccddeeff', '69c4e0d86a7b0430d8cdb78070b4c55a'],
] as const;

test.each(EXAMPLES)('AES-128 under %s encrypts the block of FIPS 197', (key, plain, expected) => {
  const block = fromHex(plain);
  createAes128(fromHex(key)).encrypt(block);
  expect(toHex(block)).toBe(expected);
});
