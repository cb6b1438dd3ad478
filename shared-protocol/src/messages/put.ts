import { endMap, putHead, putInt, putKey, putNumber, type Writer } from '../cbor/writer.ts';
import { LIMIT } from '../fields/limits.ts';

/**
 * A reading that a node does not have; it is left out: a missing reading is said by absence, never by a number that
 * looks like one.
 */
export const NONE = -32768;

/**
 * A number beyond its range would have the whole frame refused by every gateway, and a confirmed one repeated for ever:
 * it travels as the end of the range. A fraction is cut off.
 */
function bounded(value: number, min: number, max: number): number {
  return Math.min(Math.max(value, min), max) | 0;
}

export function putBounded(w: Writer, key: number, value: number, max: number): void {
  putInt(w, key, bounded(value, 0, max));
}

export function putReading(w: Writer, key: number, value: number, min: number, max: number): void {
  if (value !== NONE) putInt(w, key, bounded(value, min, max));
}

/** A count of 0 is left out. */
export function putCount(w: Writer, key: number, value: number): void {
  if (value > 0) putInt(w, key, bounded(value, 0, LIMIT.word));
}

/** The samples `values[from..to)`. */
export function putSeries(
  w: Writer,
  key: number,
  values: ArrayLike<number>,
  from: number,
  to: number,
  min: number,
  max: number,
): void {
  putKey(w, key);
  putHead(w, 4, to - from);
  for (let i = from; i < to; i += 1) putNumber(w, bounded(values[i] as number, min, max));
}

/** Ends the map. Returns its length, or 0 where it passes `limit` bytes or the buffer. */
export function endWithin(w: Writer, limit: number): number {
  const length = endMap(w);
  return length > limit ? 0 : length;
}
