import { type BlockCipher, createAes128 } from '@lidwatch/protocol';

/** What `require('crypto').AES.encrypt` of Espruino takes and gives, with what is wrong about it. */
export interface AesOptions {
  readonly mode?: string;
  readonly iv?: Uint8Array;
}

const BLOCK = 16;

function toBuffer(bytes: Uint8Array): ArrayBuffer {
  return bytes.buffer as ArrayBuffer;
}

function encryptBlock(cipher: BlockCipher, bytes: Uint8Array, at: number): void {
  const block = new Uint8Array(BLOCK);
  for (let i = 0; i < BLOCK; i += 1) block[i] = bytes[at + i] as number;
  cipher.encrypt(block);
  for (let i = 0; i < BLOCK; i += 1) bytes[at + i] = block[i] as number;
}

/** Encrypts `out` in place, block by block; in CBC each is first mixed with the one before. */
function chain(cipher: BlockCipher, out: Uint8Array, before: Uint8Array | null): void {
  for (let at = 0; at + BLOCK <= out.length; at += BLOCK) {
    for (let i = 0; before && i < BLOCK; i += 1) {
      const earlier = at === 0 ? before[i] : out[at - BLOCK + i];
      out[at + i] = (out[at + i] as number) ^ (earlier as number);
    }
    encryptBlock(cipher, out, at);
  }
}

/**
 * A key of another length, or a message that is none of full blocks in CBC, gives undefined: the engine prints an error
 * and throws nothing. ECB leaves a tail as zeros. CTR counts from zero, whatever `iv` says.
 */
export function encryptAes(message: Uint8Array, key: Uint8Array, options?: AesOptions): ArrayBuffer | undefined {
  const mode = (options && options.mode) || 'CBC';
  if (key.length !== BLOCK) return undefined;
  if (mode === 'CBC' && message.length % BLOCK !== 0) return undefined;
  const cipher = createAes128(key);
  const out = new Uint8Array(message.length);
  if (mode === 'CTR') {
    const counter = new Uint8Array(BLOCK);
    for (let i = 0; i < message.length; i += 1) {
      if (i % BLOCK === 0) {
        for (let j = 0; j < BLOCK; j += 1) counter[j] = 0;
        counter[BLOCK - 1] = i / BLOCK;
        cipher.encrypt(counter);
      }
      out[i] = (message[i] as number) ^ (counter[i % BLOCK] as number);
    }
    return toBuffer(out);
  }
  const whole = message.length - (message.length % BLOCK);
  for (let i = 0; i < whole; i += 1) out[i] = message[i] as number;
  chain(cipher, out, mode === 'CBC' ? (options && options.iv) || new Uint8Array(BLOCK) : null);
  return toBuffer(out);
}
