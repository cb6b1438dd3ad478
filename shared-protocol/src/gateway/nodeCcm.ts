import { createCipheriv, timingSafeEqual } from 'node:crypto';
import { BAD_TAG, type Ccm } from '../crypto/ccm.ts';
import { TAG_LENGTH } from '../envelope/header.ts';
import { NONCE_LENGTH } from '../envelope/nonce.ts';

const BLOCK = 16;
/** RFC 3610 section 2.2: Adata, M = 8, L = 2. */
const HAS_HEADER = 64;
const FIRST_FLAGS = (((TAG_LENGTH - 2) / 2) << 3) | 1;

/**
 * The Ccm interface over native AES, tags compared in constant time. `key`: 16 bytes. Keep it for the life of the key.
 *
 * `createCipheriv('aes-128-ccm')` gives the same bytes, but setting it up for each frame costs ten times what the AES of
 * a short frame does. Here two ciphers are set up once and stay open: ECB makes the key stream, CBC chains the MAC.
 */
export function createNodeCcm(key: Uint8Array): Ccm {
  const ecb = createCipheriv('aes-128-ecb', key, null).setAutoPadding(false);
  const cbc = createCipheriv('aes-128-cbc', key, new Uint8Array(BLOCK)).setAutoPadding(false);
  /** the last block that came out of `cbc`, and which it will mix into the next one that goes in */
  const chained = new Uint8Array(BLOCK);

  /** A_0, A_1, ... of RFC 3610 section 2.3, encrypted: S_0 masks the tag, the others the payload. */
  function keyStream(nonce: Uint8Array, payloadLength: number): Uint8Array {
    const blocks = new Uint8Array(BLOCK + padded(payloadLength));
    for (let at = 0; at < blocks.length; at += BLOCK) {
      blocks[at] = 1;
      blocks.set(nonce, at + 1);
      putUint16(blocks, at + 1 + NONCE_LENGTH, at / BLOCK);
    }
    return ecb.update(blocks);
  }

  /** The CBC-MAC of section 2.2 over the plain payload, masked: the tag. */
  function tagOf(nonce: Uint8Array, frame: Uint8Array, headerLength: number, end: number, s: Uint8Array): Uint8Array {
    const payloadLength = end - headerLength;
    const headerEnd = BLOCK + (headerLength > 0 ? padded(2 + headerLength) : 0);
    const blocks = new Uint8Array(headerEnd + padded(payloadLength));
    blocks[0] = FIRST_FLAGS | (headerLength > 0 ? HAS_HEADER : 0);
    blocks.set(nonce, 1);
    putUint16(blocks, 1 + NONCE_LENGTH, payloadLength);
    if (headerLength > 0) {
      putUint16(blocks, BLOCK, headerLength);
      blocks.set(frame.subarray(0, headerLength), BLOCK + 2);
    }
    blocks.set(frame.subarray(headerLength, end), headerEnd);
    // a CBC-MAC begins with zeros: what the open cipher would mix in is mixed in here first, and cancels out
    mix(blocks, 0, chained, 0, BLOCK);
    const out = cbc.update(blocks);
    chained.set(out.subarray(out.length - BLOCK));
    const tag = chained.slice(0, TAG_LENGTH);
    mix(tag, 0, s, 0, TAG_LENGTH);
    return tag;
  }

  return {
    seal(nonce, frame, headerLength, payloadLength) {
      const end = headerLength + payloadLength;
      const s = keyStream(nonce, payloadLength);
      const tag = tagOf(nonce, frame, headerLength, end, s);
      mix(frame, headerLength, s, BLOCK, payloadLength);
      frame.set(tag, end);
      return end + TAG_LENGTH;
    },
    open(nonce, frame, headerLength, length) {
      const end = length - TAG_LENGTH;
      if (end < headerLength) return BAD_TAG;
      const s = keyStream(nonce, end - headerLength);
      mix(frame, headerLength, s, BLOCK, end - headerLength);
      const tag = tagOf(nonce, frame, headerLength, end, s);
      return timingSafeEqual(tag, frame.subarray(end, length)) ? end - headerLength : BAD_TAG;
    },
  };
}

function padded(length: number): number {
  return Math.ceil(length / BLOCK) * BLOCK;
}

function putUint16(bytes: Uint8Array, at: number, value: number): void {
  bytes[at] = value >> 8;
  bytes[at + 1] = value & 255;
}

/** target[at..] ^= source[from..], `length` bytes */
function mix(target: Uint8Array, at: number, source: Uint8Array, from: number, length: number): void {
  for (let i = 0; i < length; i += 1) target[at + i] = (target[at + i] ?? 0) ^ (source[from + i] ?? 0);
}
