import { BAD_TAG, type Ccm } from '@lidwatch/protocol';
import type { EspruinoAes } from './api.ts';

/** Bytes of a tag, as on the wire. */
const TAG = 8;

/**
 * AES-CCM (RFC 3610, 13-byte nonce, 8-byte tag) over the engine's own AES, in two calls a frame: ECB encrypts all counter
 * blocks, CBC with zeros for its initial vector makes the MAC. Never CTR: there the engine ignores the vector. About
 * fifty times as fast as the portable cipher.
 */
export function createNativeCcm(aes: EspruinoAes, key: Uint8Array): Ccm {
  function encrypt(blocks: Uint8Array, mode: 'ECB' | 'CBC'): Uint8Array {
    const out = aes.encrypt(blocks, key, { mode });
    // without memory for the result it is undefined, and this throws: better than a payload that is sent as it is
    return new Uint8Array(out, 0, out.byteLength);
  }

  /** Blocks that begin with a byte of flags, the nonce, and two bytes of a length or an index. */
  function blocksOf(length: number, flags: number, nonce: Uint8Array): Uint8Array {
    const blocks = new Uint8Array(((length + 15) >> 4) << 4);
    for (let at = 0; at < blocks.length; at += 16) {
      blocks[at] = flags;
      for (let i = 0; i < 13; i += 1) blocks[at + 1 + i] = nonce[i] as number;
      blocks[at + 15] = at >> 4;
    }
    return blocks;
  }

  /**
   * Puts the key stream over the payload, which makes plain text secret and secret text plain, and returns the tag. The
   * MAC is over the plain text: what stands there before (`sealing`) or after.
   */
  function crypt(nonce: Uint8Array, frame: Uint8Array, from: number, to: number, sealing: boolean): Uint8Array {
    const stream = encrypt(blocksOf(to - from + 16, 1, nonce), 'ECB');
    // block 0, then the header behind its length, then the payload, each filled up with zeros (section 2.2)
    const start = ((from + 33) >> 4) << 4;
    const blocks = blocksOf(start + to - from, 0x59, nonce);
    for (let i = 16; i < blocks.length; i += 1) blocks[i] = 0;
    blocks[15] = to - from;
    blocks[17] = from;
    for (let i = 0; i < from; i += 1) blocks[i + 18] = frame[i] as number;
    for (let i = from; i < to; i += 1) {
      const before = frame[i] as number;
      const after = before ^ (stream[i - from + 16] as number);
      blocks[i - from + start] = sealing ? before : after;
      frame[i] = after;
    }
    const mac = encrypt(blocks, 'CBC');
    for (let i = 0; i < TAG; i += 1) stream[i] = (stream[i] as number) ^ (mac[mac.length - 16 + i] as number);
    return stream;
  }

  return {
    seal(nonce, frame, from, length) {
      const end = from + length;
      const tag = crypt(nonce, frame, from, end, true);
      for (let i = 0; i < TAG; i += 1) frame[end + i] = tag[i] as number;
      return end + TAG;
    },
    open(nonce, frame, from, length) {
      const end = length - TAG;
      if (end < from) return BAD_TAG;
      const tag = crypt(nonce, frame, from, end, false);
      let difference = 0;
      for (let i = 0; i < TAG; i += 1) difference |= (frame[end + i] as number) ^ (tag[i] as number);
      return difference ? BAD_TAG : end - from;
    },
  };
}
