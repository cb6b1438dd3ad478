import { BAD_TAG, createAes128, createCcm, TAG_LENGTH } from '@lidwatch/protocol';
import { createNodeCcm } from '@lidwatch/protocol/gateway';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyKey } from '../support/arbitraries.ts';
import { toHex } from '../support/hex.ts';

const anyNonce = fc.uint8Array({ minLength: 13, maxLength: 13 });
const anyHeader = fc.uint8Array({ minLength: 7, maxLength: 9 });
const anyPayload = fc.uint8Array({ maxLength: 225 });

function framed(header: Uint8Array, payload: Uint8Array): Uint8Array {
  return Uint8Array.of(...header, ...payload, ...new Uint8Array(TAG_LENGTH));
}

test('the gateway’s and the portable CCM make the same frame, and each opens what the other sealed', () => {
  fc.assert(
    fc.property(anyKey, anyNonce, anyHeader, anyPayload, (key, nonce, header, payload) => {
      const portable = createCcm(createAes128(key));
      const own = createNodeCcm(key);
      const one = framed(header, payload);
      const two = framed(header, payload);
      expect(own.seal(nonce, one, header.length, payload.length)).toBe(one.length);
      expect(portable.seal(nonce, two, header.length, payload.length)).toBe(two.length);
      expect(toHex(one)).toBe(toHex(two));
      expect(portable.open(nonce, one, header.length, one.length)).toBe(payload.length);
      expect(own.open(nonce, two, header.length, two.length)).toBe(payload.length);
      expect(toHex(one.subarray(0, -TAG_LENGTH))).toBe(toHex(two.subarray(0, -TAG_LENGTH)));
    }),
    { numRuns: 300 },
  );
});

test('both refuse what was changed, an empty payload and a lone tag among it', () => {
  fc.assert(
    fc.property(anyKey, anyNonce, anyHeader, anyPayload, fc.nat(), (key, nonce, header, payload, bit) => {
      const frame = framed(header, payload);
      createNodeCcm(key).seal(nonce, frame, header.length, payload.length);
      const at = bit % (frame.length * 8);
      frame[at >> 3] = (frame[at >> 3] as number) ^ (1 << (at & 7));
      const copy = Uint8Array.from(frame);
      expect(createNodeCcm(key).open(nonce, frame, header.length, frame.length)).toBe(BAD_TAG);
      expect(createCcm(createAes128(key)).open(nonce, copy, header.length, copy.length)).toBe(BAD_TAG);
    }),
    { numRuns: 300 },
  );
});
