import { createCipheriv, createDecipheriv } from 'node:crypto';
import { BAD_TAG, type Ccm } from '../crypto/ccm.ts';
import { TAG_LENGTH } from '../envelope/header.ts';

/** The Ccm interface over node:crypto: native AES, constant-time tag comparison. `key`: 16 bytes. */
export function createNodeCcm(key: Uint8Array): Ccm {
  return {
    seal(nonce, frame, headerLength, payloadLength) {
      const end = headerLength + payloadLength;
      const cipher = createCipheriv('aes-128-ccm', key, nonce, { authTagLength: TAG_LENGTH });
      cipher.setAAD(frame.subarray(0, headerLength), { plaintextLength: payloadLength });
      frame.set(cipher.update(frame.subarray(headerLength, end)), headerLength);
      cipher.final();
      frame.set(cipher.getAuthTag(), end);
      return end + TAG_LENGTH;
    },
    open(nonce, frame, headerLength, length) {
      const end = length - TAG_LENGTH;
      if (end < headerLength) return BAD_TAG;
      const decipher = createDecipheriv('aes-128-ccm', key, nonce, { authTagLength: TAG_LENGTH });
      decipher.setAuthTag(frame.subarray(end, length));
      decipher.setAAD(frame.subarray(0, headerLength), { plaintextLength: end - headerLength });
      try {
        frame.set(decipher.update(frame.subarray(headerLength, end)), headerLength);
        decipher.final();
      } catch {
        return BAD_TAG;
      }
      return end - headerLength;
    },
  };
}
