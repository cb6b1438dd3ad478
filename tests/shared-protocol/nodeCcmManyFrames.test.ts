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

/** The native ciphers stay open from frame to frame: nothing of one frame may reach the next. */
test('one native CCM seals and opens a long mix of good and bad frames as if each were its first', () => {
  fc.assert(
    fc.property(anyKey, fc.array(step, { minLength: 2, maxLength: 12 }), (key, steps) => {
      const native = createNodeCcm(key);
      const portable = createCcm(createAes128(key));
      for (const { nonce, header, payload, spoil } of steps) {
        const frame = Uint8Array.of(...header, ...payload, ...new Uint8Array(TAG_LENGTH));
        const expected = Uint8Array.from(frame);
        native.seal(nonce, frame, header.length, payload.length);
        portable.seal(nonce, expected, header.length, payload.length);
        expect(toHex(frame)).toBe(toHex(expected));
        if (spoil) frame[frame.length - 1] = (frame[frame.length - 1] as number) ^ 1;
        expect(native.open(nonce, frame, header.length, frame.length)).toBe(spoil ? BAD_TAG : payload.length);
        if (!spoil) expect(toHex(frame.subarray(header.length, -TAG_LENGTH))).toBe(toHex(payload));
      }
    }),
    { numRuns: 150 },
  );
});
