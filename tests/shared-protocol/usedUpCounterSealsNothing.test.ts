import { COUNTER_LIMIT, createAes128, createCcm, sealFrame, UP } from '@lidwatch/protocol';
import { expect, test } from 'vitest';

const ccm = createCcm(createAes128(new Uint8Array(16)));

function seal(frame: Uint8Array, counter: number, payloadLength: number): number {
  return sealFrame(ccm, frame, UP, 1, counter, true, payloadLength);
}

test('the last counter seals; past it nothing does, since the nonces would begin again', () => {
  expect(seal(new Uint8Array(32), COUNTER_LIMIT - 1, 5)).toBe(9 + 5 + 8);
  expect(seal(new Uint8Array(32), COUNTER_LIMIT, 5)).toBe(0);
});

test.each([
  ['nothing to seal', 32, 0],
  ['no room for the tag', 21, 5],
])('%s: 0, and the buffer is left alone', (_, size, payloadLength) => {
  const frame = new Uint8Array(size).fill(0xaa);
  expect(seal(frame, 1, payloadLength)).toBe(0);
  expect(frame.every((byte) => byte === 0xaa)).toBe(true);
});
