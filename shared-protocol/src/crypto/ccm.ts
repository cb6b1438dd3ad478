import type { BlockCipher } from './aes128.ts';

/**
 * AES-CCM with a 13-byte nonce (RFC 3610, L = 2), in place over one frame buffer:
 *
 *     frame = header (additional data) | payload | tag
 *
 * A platform with native AES brings its own implementation of this interface; all of them pass the same vectors.
 */
export interface Ccm {
  /** Encrypts the payload, appends the tag. Returns the length of the whole frame. */
  seal(nonce: Uint8Array, frame: Uint8Array, headerLength: number, payloadLength: number): number;
  /**
   * Checks and decrypts a frame of `length` bytes. Returns the length of the payload, or -1 where the tag is wrong;
   * the payload's bytes are then of no meaning.
   */
  open(nonce: Uint8Array, frame: Uint8Array, headerLength: number, length: number): number;
}

export const BAD_TAG = -1;

/** `tagLength` is M of RFC 3610: 8 on the wire; others serve the published vectors. */
export function createCcm(cipher: BlockCipher, tagLength = 8): Ccm {
  const mac = new Uint8Array(16);
  const block = new Uint8Array(16);

  /** A_i of RFC 3610 section 2.3, encrypted: one block of key stream. */
  function keyStream(nonce: Uint8Array, index: number): void {
    block[0] = 1;
    for (let i = 0; i < 13; i += 1) block[i + 1] = nonce[i] as number;
    block[14] = index >> 8;
    block[15] = index & 255;
    cipher.encrypt(block);
  }

  function absorb(frame: Uint8Array, from: number, to: number, at: number): void {
    let i = at;
    for (let p = from; p < to; p += 1) {
      mac[i] = (mac[i] as number) ^ (frame[p] as number);
      i += 1;
      if (i === 16) {
        cipher.encrypt(mac);
        i = 0;
      }
    }
    if (i > 0) cipher.encrypt(mac);
  }

  /** The CBC-MAC of RFC 3610 section 2.2 over the plain payload, left in `mac`. */
  function authenticate(nonce: Uint8Array, frame: Uint8Array, headerLength: number, payloadEnd: number): void {
    const payloadLength = payloadEnd - headerLength;
    mac[0] = (headerLength > 0 ? 64 : 0) | (((tagLength - 2) / 2) << 3) | 1;
    for (let i = 0; i < 13; i += 1) mac[i + 1] = nonce[i] as number;
    mac[14] = payloadLength >> 8;
    mac[15] = payloadLength & 255;
    cipher.encrypt(mac);
    if (headerLength > 0) {
      mac[0] = (mac[0] as number) ^ (headerLength >> 8);
      mac[1] = (mac[1] as number) ^ (headerLength & 255);
      absorb(frame, 0, headerLength, 2);
    }
    absorb(frame, headerLength, payloadEnd, 0);
  }

  function crypt(nonce: Uint8Array, frame: Uint8Array, from: number, to: number): void {
    let index = 0;
    for (let p = from; p < to; p += 1) {
      const i = (p - from) & 15;
      if (i === 0) {
        index += 1;
        keyStream(nonce, index);
      }
      frame[p] = (frame[p] as number) ^ (block[i] as number);
    }
  }

  return {
    seal(nonce, frame, headerLength, payloadLength) {
      const end = headerLength + payloadLength;
      authenticate(nonce, frame, headerLength, end);
      crypt(nonce, frame, headerLength, end);
      keyStream(nonce, 0);
      for (let i = 0; i < tagLength; i += 1) frame[end + i] = (mac[i] as number) ^ (block[i] as number);
      return end + tagLength;
    },
    open(nonce, frame, headerLength, length) {
      const end = length - tagLength;
      if (end < headerLength) return BAD_TAG;
      crypt(nonce, frame, headerLength, end);
      authenticate(nonce, frame, headerLength, end);
      keyStream(nonce, 0);
      let difference = 0;
      for (let i = 0; i < tagLength; i += 1) {
        difference |= (frame[end + i] as number) ^ (mac[i] as number) ^ (block[i] as number);
      }
      return difference === 0 ? end - headerLength : BAD_TAG;
    },
  };
}
