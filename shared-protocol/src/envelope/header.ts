import { getBig, putBig } from '../bytes.ts';

/**
 * The header of a sealed frame, sent in the clear and authenticated as additional data.
 *
 *     byte 0      0x10 | direction | (full << 1)      version 1 in the high nibble
 *     bytes 1-4   node id, big-endian
 *     bytes 5-6   low 16 bits of the frame counter, big-endian; all 32 bits in bytes 5-8 when `full` is set
 *
 * A bare payload is a CBOR map and starts with 0xa0..0xb7, so the first byte tells the profiles apart on any link.
 * `hello` travels with the full counter: whatever a gateway has missed or lost, a node that starts is understood.
 */
export const HEADER_LENGTH = 7;
export const FULL_HEADER_LENGTH = 9;
export const TAG_LENGTH = 8;
/** Largest sealed frame (RYLR998 carries 240 bytes). */
export const MAX_FRAME = 240;
/** What a LoRaWAN link at its slowest rate carries in EU868 and CN470. Nothing is longer unless its link says so. */
export const MIN_LINK = 51;

export const UP = 0;
export const DOWN = 1;
export type Direction = typeof UP | typeof DOWN;

export interface Header {
  direction: number;
  /** 32-bit unsigned */
  node: number;
  /** 32 bits where `full`, else the low 16 */
  counter: number;
  full: boolean;
  length: number;
}

const VERSION = 0x10;

export function isSealed(first: number): boolean {
  return (first & 0xfc) === VERSION;
}

export function isBare(first: number): boolean {
  return first >= 0xa0 && first <= 0xb7;
}

/** Writes the header at the start of `frame`; returns its length. */
export function writeHeader(
  frame: Uint8Array,
  direction: Direction,
  node: number,
  counter: number,
  full: boolean,
): number {
  frame[0] = VERSION | direction | (full ? 2 : 0);
  putBig(frame, 1, 4, node);
  return putBig(frame, 5, full ? 4 : 2, counter);
}

/** Reads a header into `out`. False where the bytes are no sealed frame of this version, or too short for one. */
export function readHeader(frame: Uint8Array, length: number, out: Header): boolean {
  const first = frame[0] as number;
  if (length < HEADER_LENGTH + TAG_LENGTH || !isSealed(first)) return false;
  const full = (first & 2) !== 0;
  const headerLength = full ? FULL_HEADER_LENGTH : HEADER_LENGTH;
  if (length < headerLength + TAG_LENGTH) return false;
  out.direction = first & 1;
  out.full = full;
  out.node = getBig(frame, 1, 4);
  out.counter = getBig(frame, 5, full ? 4 : 2);
  out.length = headerLength;
  return true;
}
