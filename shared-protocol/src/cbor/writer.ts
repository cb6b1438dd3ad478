/**
 * A CBOR map written straight into a caller's buffer: no allocation, ES5, integers only.
 *
 * Core deterministic encoding (RFC 8949 section 4.2.1): shortest integers, definite lengths, keys in ascending order.
 * The caller writes keys in ascending order; `sorted` turns false if it did not, and tests look at it.
 */
export interface Writer {
  readonly buf: Uint8Array;
  /** where the next byte goes */
  pos: number;
  /** where the map began */
  start: number;
  /** pairs so far; a map of at most 23 pairs has a one-byte head, which endMap fills in */
  count: number;
  lastKey: number;
  sorted: boolean;
  /** something did not fit; what stands in the buffer is not a map */
  overflow: boolean;
}

const MAX_PAIRS = 23;

export function createWriter(buf: Uint8Array): Writer {
  return { buf, pos: 0, start: 0, count: 0, lastKey: -1, sorted: true, overflow: false };
}

/** Begins a map at `offset`, forgetting what was written before. */
export function beginMap(w: Writer, offset: number): void {
  w.start = offset;
  w.pos = offset;
  w.count = 0;
  w.lastKey = -1;
  w.sorted = true;
  w.overflow = false;
  putByte(w, 0xa0);
}

/** Ends the map. Returns its length in bytes, or 0 if it did not fit. */
export function endMap(w: Writer): number {
  if (w.overflow || w.count > MAX_PAIRS) return 0;
  w.buf[w.start] = 0xa0 | w.count;
  return w.pos - w.start;
}

function putByte(w: Writer, byte: number): void {
  if (w.pos >= w.buf.length) {
    w.overflow = true;
    return;
  }
  w.buf[w.pos] = byte;
  w.pos += 1;
}

/** A head: major type and argument in the fewest bytes (RFC 8949 section 3), argument 0..2^32-1. */
export function putHead(w: Writer, major: number, argument: number): void {
  const top = major << 5;
  if (argument < 24) {
    putByte(w, top | argument);
  } else if (argument < 256) {
    putByte(w, top | 24);
    putByte(w, argument);
  } else if (argument < 65536) {
    putByte(w, top | 25);
    putByte(w, argument >> 8);
    putByte(w, argument & 255);
  } else {
    putByte(w, top | 26);
    putByte(w, (argument >>> 24) & 255);
    putByte(w, (argument >>> 16) & 255);
    putByte(w, (argument >>> 8) & 255);
    putByte(w, argument & 255);
  }
}

export function putNumber(w: Writer, value: number): void {
  if (value < 0) putHead(w, 1, -1 - value);
  else putHead(w, 0, value);
}

export function putKey(w: Writer, key: number): void {
  if (key <= w.lastKey) w.sorted = false;
  w.lastKey = key;
  w.count += 1;
  putHead(w, 0, key);
}

export function putInt(w: Writer, key: number, value: number): void {
  putKey(w, key);
  putNumber(w, value);
}

/** `length` numbers of `values`, from its start. */
export function putInts(w: Writer, key: number, values: ArrayLike<number>, length: number): void {
  putKey(w, key);
  putHead(w, 4, length);
  for (let i = 0; i < length; i += 1) putNumber(w, values[i] as number);
}

/** The first `maxLength` characters of `text`; one that is not printable ASCII travels as '?'. */
export function putText(w: Writer, key: number, text: string, maxLength: number): void {
  const length = Math.min(text.length, maxLength);
  putKey(w, key);
  putHead(w, 3, length);
  for (let i = 0; i < length; i += 1) {
    const c = text.charCodeAt(i);
    putByte(w, c > 31 && c < 127 ? c : 63);
  }
}
