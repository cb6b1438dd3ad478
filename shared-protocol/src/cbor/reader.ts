/**
 * Reads the CBOR of a downlink on the node: a cursor over the frame buffer, no allocation, ES5.
 * Any fault sets `ok` to false and every later read answers 0, so that a caller checks once, at the end.
 */
export interface Reader {
  buf: Uint8Array;
  pos: number;
  end: number;
  ok: boolean;
  /** major type of the last head */
  major: number;
}

/** Nesting deeper than this is refused: no message nests deeper than a map in a map. */
const MAX_DEPTH = 4;

export function createReader(): Reader {
  return { buf: new Uint8Array(0), pos: 0, end: 0, ok: false, major: 0 };
}

export function beginRead(r: Reader, buf: Uint8Array, start: number, end: number): void {
  r.buf = buf;
  r.pos = start;
  r.end = end;
  r.ok = true;
  r.major = 0;
}

function fail(r: Reader): number {
  r.ok = false;
  r.pos = r.end;
  return 0;
}

function take(r: Reader): number {
  if (r.pos >= r.end) return fail(r);
  const byte = r.buf[r.pos] as number;
  r.pos += 1;
  return byte;
}

/** Reads a head; sets `major`, returns the argument. Arguments over 32 bits and indefinite lengths are faults. */
export function readHead(r: Reader): number {
  const first = take(r);
  r.major = first >> 5;
  const low = first & 31;
  if (low < 24) return low;
  if (low === 24) return take(r);
  if (low === 25) {
    const high = take(r);
    return (high << 8) | take(r);
  }
  if (low === 26) {
    let value = 0;
    for (let i = 0; i < 4; i += 1) value = value * 256 + take(r);
    return value;
  }
  return fail(r);
}

export function readInt(r: Reader): number {
  const argument = readHead(r);
  if (r.major === 0) return argument;
  if (r.major === 1) return -1 - argument;
  return fail(r);
}

/** An unsigned integer up to `max`; anything else is a fault, so that no caller's narrower array can wrap it round. */
export function readUint(r: Reader, max: number): number {
  const argument = readHead(r);
  return r.major === 0 && argument <= max ? argument : fail(r);
}

/** The number of items of an array (major 4) or pairs of a map (major 5), never more than the bytes left could hold. */
export function readCount(r: Reader, major: number): number {
  const count = readHead(r);
  if (r.major !== major || count > r.end - r.pos) return fail(r);
  return count;
}

/** Steps over one value of any kind. */
export function skip(r: Reader, depth = 0): void {
  if (depth > MAX_DEPTH) {
    fail(r);
    return;
  }
  const argument = readHead(r);
  const major = r.major;
  if (major === 2 || major === 3) {
    if (argument > r.end - r.pos) fail(r);
    else r.pos += argument;
  } else if (major === 4 || major === 5) {
    if (argument > r.end - r.pos) fail(r);
    for (let i = 0; r.ok && i < (major === 5 ? argument * 2 : argument); i += 1) skip(r, depth + 1);
  } else if (major === 6) {
    skip(r, depth + 1);
  }
}
