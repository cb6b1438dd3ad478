import { isUtf8 } from 'node:buffer';
import { type Rejection, reject } from './rejections.ts';

/**
 * Walks one CBOR item and says what is wrong with it, before any general decoder sees the bytes.
 *
 * Accepts the core deterministic encoding of RFC 8949 section 4.2.1, restricted to what the protocol uses: integers of
 * up to 32 bits, byte strings, UTF-8 text, arrays, maps with ascending unique keys, false, true, null. A declared length is
 * never larger than the bytes that are left, so nothing downstream can be made to allocate more than a frame's worth.
 */
const MAX_DEPTH = 4;

interface Scan {
  readonly bytes: Uint8Array;
  pos: number;
  fault: Rejection | undefined;
}

/** undefined where the bytes are exactly one well-formed item */
export function wellFormed(bytes: Uint8Array): Rejection | undefined {
  const scan: Scan = { bytes, pos: 0, fault: undefined };
  item(scan, 0);
  if (scan.fault) return scan.fault;
  if (scan.pos !== bytes.length) return reject('malformed', `bytes after the item, at ${scan.pos}`);
  return undefined;
}

function stop(scan: Scan, code: 'malformed' | 'not-deterministic', what: string): number {
  scan.fault ??= reject(code, `${what} at ${scan.pos}`);
  return -1;
}

/** The argument of a head, or -1. `pos` stands behind it. */
function argument(scan: Scan, low: number): number {
  if (low < 24) return low;
  if (low > 27 && low < 31) return stop(scan, 'malformed', 'reserved head');
  if (low > 26) return stop(scan, 'not-deterministic', low === 31 ? 'indefinite length' : 'integer over 32 bits');
  const width = 1 << (low - 24);
  if (scan.pos + width > scan.bytes.length) return stop(scan, 'malformed', 'truncated head');
  let value = 0;
  for (let i = 0; i < width; i += 1) value = value * 256 + (scan.bytes[scan.pos + i] ?? 0);
  const least = low === 24 ? 24 : 2 ** (4 * width);
  if (value < least) return stop(scan, 'not-deterministic', 'integer not in its shortest form');
  scan.pos += width;
  return value;
}

function item(scan: Scan, depth: number): void {
  const head = scan.bytes[scan.pos];
  if (head === undefined) {
    stop(scan, 'malformed', 'truncated item');
    return;
  }
  if (depth > MAX_DEPTH) {
    stop(scan, 'malformed', 'nesting too deep');
    return;
  }
  scan.pos += 1;
  const major = head >> 5;
  if (major === 7) {
    if (head < 0xf4 || head > 0xf6) stop(scan, 'not-deterministic', 'float, undefined or simple value');
    return;
  }
  if (major === 6) {
    stop(scan, 'not-deterministic', 'tag');
    return;
  }
  const n = argument(scan, head & 31);
  if (n < 0 || major < 2) return;
  const left = scan.bytes.length - scan.pos;
  if (n > (major === 5 ? left / 2 : left)) {
    stop(scan, 'malformed', 'length beyond the end');
    return;
  }
  if (major === 2 || major === 3) string(scan, n, major === 3);
  else if (major === 4) for (let i = 0; i < n && !scan.fault; i += 1) item(scan, depth + 1);
  else pairs(scan, n, depth);
}

function string(scan: Scan, length: number, isText: boolean): void {
  // decoders differ on bad UTF-8 (an error, or replacement characters), so it gets no further (RFC 8949 section 3.1)
  if (isText && !isUtf8(scan.bytes.subarray(scan.pos, scan.pos + length))) stop(scan, 'malformed', 'text not in UTF-8');
  else scan.pos += length;
}

function pairs(scan: Scan, count: number, depth: number): void {
  let previous = 0;
  let previousEnd = 0;
  for (let i = 0; i < count && !scan.fault; i += 1) {
    const start = scan.pos;
    item(scan, depth + 1);
    if (i > 0 && !ascends(scan.bytes, previous, previousEnd, start, scan.pos)) {
      stop(scan, 'not-deterministic', 'map keys not ascending');
    }
    previous = start;
    previousEnd = scan.pos;
    if (!scan.fault) item(scan, depth + 1);
  }
}

/** Bytewise lexicographic order of the keys [a, aEnd) and [b, bEnd), as section 4.2.1 asks for. */
function ascends(bytes: Uint8Array, a: number, aEnd: number, b: number, bEnd: number): boolean {
  for (let i = 0; a + i < aEnd && b + i < bEnd; i += 1) {
    const difference = (bytes[b + i] ?? 0) - (bytes[a + i] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return bEnd - b > aEnd - a;
}
