import { createCipheriv } from 'node:crypto';
import { createAes128, createCcm, TAG_LENGTH } from '@lidwatch/protocol';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyKey } from '../support/arbitraries.ts';
import { toHex } from '../support/hex.ts';

const anyNonce = fc.uint8Array({ minLength: 13, maxLength: 13 });

test('the portable CCM seals like node:crypto, whatever the key, nonce, header and payload', () => {
  const header = fc.uint8Array({ maxLength: 40 });
  const payload = fc.uint8Array({ maxLength: 300 });
  fc.assert(
    fc.property(anyKey, anyNonce, header, payload, (key, nonce, aad, plain) => {
      const cipher = createCipheriv('aes-128-ccm', key, nonce, { authTagLength: TAG_LENGTH });
      if (aad.length > 0) cipher.setAAD(aad, { plaintextLength: plain.length });
      const body = cipher.update(plain);
      cipher.final();

      const frame = new Uint8Array(aad.length + plain.length + TAG_LENGTH);
      frame.set(aad);
      frame.set(plain, aad.length);
      createCcm(createAes128(key)).seal(nonce, frame, aad.length, plain.length);
      expect(toHex(frame)).toBe(toHex(Buffer.concat([aad, body, cipher.getAuthTag()])));
    }),
    { numRuns: 300 },
  );
});
