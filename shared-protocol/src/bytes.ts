/** Writes the low `width` bytes of `value` at `at`, big-endian. Returns where the next byte goes. */
export function putBig(bytes: Uint8Array, at: number, width: number, value: number): number {
  for (let i = width - 1; i >= 0; i -= 1) bytes[at + width - 1 - i] = value >>> (8 * i);
  return at + width;
}

/** `width` bytes (1..4) at `at`, big-endian, unsigned. */
export function getBig(bytes: ArrayLike<number>, at: number, width: number): number {
  let value = 0;
  for (let i = 0; i < width; i += 1) value = value * 256 + (bytes[at + i] as number);
  return value;
}
