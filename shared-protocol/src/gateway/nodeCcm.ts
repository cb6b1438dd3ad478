import { type Ccm, createCcm } from '../crypto/ccm.ts';
import { createKeyedAes } from './tableAes.ts';

/** Scratch of all nodes: a frame is sealed or opened in one call, and nothing of it is left behind. */
const aes = createKeyedAes();
const ccm = createCcm(aes);

/** The Ccm of a node, for a gateway that has very many of them: nothing is kept but the key, 16 bytes, which must not change. */
export function createNodeCcm(key: Uint8Array): Ccm {
  return {
    seal(nonce, frame, headerLength, payloadLength) {
      aes.use(key);
      return ccm.seal(nonce, frame, headerLength, payloadLength);
    },
    open(nonce, frame, headerLength, length) {
      aes.use(key);
      return ccm.open(nonce, frame, headerLength, length);
    },
  };
}
