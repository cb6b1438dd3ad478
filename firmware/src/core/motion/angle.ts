import { NO_READING } from '../hal.ts';
import { integerSqrt } from './sqrt.ts';
import { type Axes, crossSquare, dot } from './vectors.ts';

/** atan(2^-i) in 1/1024 of a tenth of a degree */
const ARC = [460800, 272026, 143731, 72960, 36622, 18329, 9167, 4584, 2292, 1146, 573, 286, 143, 72];

/**
 * atan2(y, x) in tenths of a degree for y >= 0, both below 2^16 in magnitude, by CORDIC in vectoring mode (Volder,
 * 1959). Eight guard bits keep what the shifts of the late steps would lose.
 */
function arcTangent(y: number, x: number): number {
  let u = Math.abs(x) << 8;
  let v = y << 8;
  let angle = 512;
  for (let i = 0; i < ARC.length; i += 1) {
    const side = v < 0 ? -1 : 1;
    const step = v >> i;
    v -= side * (u >> i);
    u += side * step;
    angle += side * (ARC[i] as number);
  }
  const tenths = angle >> 10;
  return x < 0 ? 1800 - tenths : tenths;
}

/**
 * `v[at ...]` into `out`, shifted so that its largest component lies in 2^13..2^14-1. False: all are 0, and there is no
 * direction.
 */
function normalise(out: Axes, v: ArrayLike<number>, at: number): boolean {
  let size = 0;
  let shift = 0;
  // has the bits of all components, so the highest one of the largest
  for (let axis = 0; axis < 3; axis += 1) size |= Math.abs(v[at + axis] as number);
  if (size === 0) return false;
  for (; size >= 16384; shift -= 1) size = size >> 1;
  for (; size < 8192; shift += 1) size = size << 1;
  for (let axis = 0; axis < 3; axis += 1) {
    const value = v[at + axis] as number;
    out[axis] = shift < 0 ? value >> -shift : value << shift;
  }
  return true;
}

const a: Axes = [0, 0, 0];
const b: Axes = [0, 0, 0];

/**
 * The angle between `v` and the vector that stands in `from` at `at`, in tenths of a degree, 0..1800, within 0.1 degree
 * of the true one; NO_READING where either is zero, which has no direction. Components: integers below 2^28 in
 * magnitude, of any common unit, so that sums serve as well as means.
 *
 * atan2(|a x b|, a . b) and not acos(a . b): the arc cosine is blind near 0 and 180 degrees, and covers lie near 0.
 */
export function angleBetween(v: Axes, from: ArrayLike<number>, at: number): number {
  if (!normalise(a, v, 0) || !normalise(b, from, at)) return NO_READING;
  // products stay below 2^30; the shift leaves |a x b| below 2^16, so that its square fits 32 bits
  return arcTangent(integerSqrt(crossSquare(a, b, 14)), dot(a, b) >> 14);
}
