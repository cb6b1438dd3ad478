import type { Ccm } from '../crypto/ccm.ts';
import { COUNTER_LIMIT } from './counter.ts';
import { type Direction, FULL_HEADER_LENGTH, HEADER_LENGTH, type Header, TAG_LENGTH, writeHeader } from './header.ts';
import { NONCE_LENGTH, writeNonce } from './nonce.ts';

const nonce = /* @__PURE__ */ new Uint8Array(NONCE_LENGTH);

/** Where the payload of a sealed frame starts. */
export function payloadOffset(full: boolean): number {
  return full ? FULL_HEADER_LENGTH : HEADER_LENGTH;
}

/**
 * Seals in place: the payload already stands in `frame` at payloadOffset(full), and 8 bytes follow it for the tag.
 * Returns the length of the frame; or 0, and leaves the buffer alone, where there is nothing to seal (a writer answered
 * 0), where the buffer has no room for the tag, or where the counter is used up: it must never start again under one key.
 */
export function sealFrame(
  ccm: Ccm,
  frame: Uint8Array,
  direction: Direction,
  node: number,
  counter: number,
  full: boolean,
  payloadLength: number,
): number {
  if (payloadLength <= 0 || payloadOffset(full) + payloadLength + TAG_LENGTH > frame.length) return 0;
  if (counter >= COUNTER_LIMIT) return 0;
  const headerLength = writeHeader(frame, direction, node, counter, full);
  writeNonce(nonce, node, direction, counter);
  return ccm.seal(nonce, frame, headerLength, payloadLength);
}

/**
 * Opens in place a frame whose header was read; `counter` is the full counter. Returns the payload's length (it starts
 * at header.length), or BAD_TAG.
 */
export function openFrame(ccm: Ccm, frame: Uint8Array, length: number, header: Header, counter: number): number {
  writeNonce(nonce, header.node, header.direction, counter);
  return ccm.open(nonce, frame, header.length, length);
}
