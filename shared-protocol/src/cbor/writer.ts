import { putBig } from '../bytes.ts';

/**
 * Writes a head at `at`: major type and argument in the fewest bytes (RFC 8949 section 3), argument 0..2^32-1. Returns
 * where the next byte goes. Nothing checks the buffer's end: who writes an item looks afterwards whether it fitted.
 */
export function putHead(buf: Uint8Array, at: number, major: number, argument: number): number {
  const top = major << 5;
  if (argument < 24) return putBig(buf, at, 1, top | argument);
  // 24, 25 and 26 announce one, two and four bytes
  const low = argument < 256 ? 24 : argument < 65536 ? 25 : 26;
  return putBig(buf, putBig(buf, at, 1, top | low), 1 << (low - 24), argument);
}

export function putNumber(buf: Uint8Array, at: number, value: number): number {
  return value < 0 ? putHead(buf, at, 1, -1 - value) : putHead(buf, at, 0, value);
}
