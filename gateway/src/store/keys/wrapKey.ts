import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from 'node:crypto';

const CIPHER = 'aes-256-gcm';
/** Random ones are good for 2^32 keys under one wrapping key (NIST SP 800-38D section 8.3). */
const NONCE = 12;
const KEY = 16;
const TAG = 16;
const WRAPPED = NONCE + KEY + TAG;

const PURPOSE = Buffer.from('lidwatch node key');

/** Additional data: a key that was moved to the row of another node is not taken for that one's. */
function owner(node: number): Buffer {
  const bytes = Buffer.alloc(PURPOSE.length + 4);
  PURPOSE.copy(bytes);
  bytes.writeUInt32BE(node, PURPOSE.length);
  return bytes;
}

/** The key of a node, encrypted: nonce, key, tag. */
export function wrapKey(wrapping: KeyObject, node: number, key: Uint8Array): Uint8Array {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv(CIPHER, wrapping, nonce).setAAD(owner(node));
  return Buffer.concat([nonce, cipher.update(key), cipher.final(), cipher.getAuthTag()]);
}

/** undefined where the bytes are damaged, another node's, or wrapped under something else */
export function unwrapKey(wrapping: KeyObject, node: number, wrapped: Uint8Array): Uint8Array | undefined {
  if (wrapped.length !== WRAPPED) return undefined;
  const nonce = wrapped.subarray(0, NONCE);
  const decipher = createDecipheriv(CIPHER, wrapping, nonce, { authTagLength: TAG }).setAAD(owner(node));
  decipher.setAuthTag(wrapped.subarray(NONCE + KEY));
  const key = decipher.update(wrapped.subarray(NONCE, NONCE + KEY));
  try {
    decipher.final();
    return key;
  } catch {
    // the one thing that final() of GCM has to say
    return undefined;
  }
}
