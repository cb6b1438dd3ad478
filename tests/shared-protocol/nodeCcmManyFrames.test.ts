import { BAD_TAG, createAes128, createCcm, TAG_LENGTH } from '@lidwatch/protocol';
import { createNodeCcm } from '@lidwatch/protocol/gateway';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyKey } from '../support/arbitraries.ts';
import { toHex } from '../support/hex.ts';

const step = fc.record({
  nonce: fc.uint8Array({ minLength: 13, maxLength: 13 }),
  header: fc.uint8Array({ maxLength: 20 }),
  payload: fc.uint8Array({ maxLength: 100 }),
  spoil: fc.boolean(),
});

/** All nodes share one scratch: nothing of one frame, or of one key, may reach the next. */
test('one CCM seals and opens a long mix of good and bad frames as if each were its first', () => {
  fc.assert(
    fc.property(anyKey, fc.array(step, { minLength: 2, maxLength: 12 }), (key, steps) => {
      const own = createNodeCcm(key);
      const portable = createCcm(createAes128(key));
      for (const { nonce, header, payload, spoil } of steps) {
        const frame = Uint8Array.of(...header, ...payload, ...new Uint8Array(TAG_LENGTH));
        const expected = Uint8Array.from(frame);
        own.seal(nonce, frame, header.length, payload.length);
        portable.seal(nonce, expected, header.length, payload.length);
        expect(toHex(frame)).toBe(toHex(expected));
        if (spoil) frame[frame.length - 1] = (frame[frame.length - 1] as number) ^ 1;
        expect(own.open(nonce, frame, header.length, frame.length)).toBe(spoil ? BAD_TAG : payload.length);
        if (!spoil) expect(toHex(frame.subarray(header.length, -TAG_LENGTH))).toBe(toHex(payload));
      }
    }),
    { numRuns: 150 },
  );
});

test('the CCMs of many nodes take turns as if each were alone', () => {
  fc.assert(
    fc.property(fc.array(anyKey, { minLength: 2, maxLength: 4 }), fc.array(step, { maxLength: 12 }), (keys, steps) => {
      const own = keys.map((key) => createNodeCcm(key));
      const portable = keys.map((key) => createCcm(createAes128(key)));
      for (const [i, { nonce, header, payload }] of steps.entries()) {
        const frame = Uint8Array.of(...header, ...payload, ...new Uint8Array(TAG_LENGTH));
        own[i % keys.length]?.seal(nonce, frame, header.length, payload.length);
        expect(portable[i % keys.length]?.open(nonce, frame, header.length, frame.length)).toBe(payload.length);
      }
    }),
    { numRuns: 150 },
  );
});
