/** A cursor over a record's bytes: big-endian integers, as on the wire. */
export interface Cursor {
  readonly bytes: Uint8Array;
  at: number;
}

export function put8(c: Cursor, value: number): void {
  c.bytes[c.at] = value & 255;
  c.at += 1;
}

export function put16(c: Cursor, value: number): void {
  put8(c, value >> 8);
  put8(c, value);
}

export function put32(c: Cursor, value: number): void {
  put16(c, value >>> 16);
  put16(c, value & 65535);
}

export function get8(c: Cursor): number {
  const value = c.bytes[c.at] as number;
  c.at += 1;
  return value;
}

export function get16(c: Cursor): number {
  const high = get8(c);
  return (high << 8) | get8(c);
}

/** two's complement */
export function getSigned16(c: Cursor): number {
  return (get16(c) << 16) >> 16;
}

export function get32(c: Cursor): number {
  const high = get16(c);
  return high * 65536 + get16(c);
}
