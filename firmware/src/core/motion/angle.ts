import { NO_READING } from '../hal.ts';
import { integerSqrt } from './sqrt.ts';
import { type Axes, crossSquare, dot } from './vectors.ts';

/** atan(2^-i) in 1/1024 of a tenth of a degree; behind the last, each is half the one before it. */
const ARC = [460800, 272026, 143731, 72960, 36622, 18329];
const STEPS = 14;
/** 90 degrees in that unit, and half a tenth, which rounds the result */
const RIGHT_ANGLE = 900 * 1024 + 512;

/**
 * `v[at ...]` into `out`, scaled by a power of two so that its largest component lies in 2^13..2^14-1. Returns 0 where all
 * are 0, and there is no direction.
 */
function normalise(out: Axes, v: ArrayLike<number>, at: number): number {
  let size = 0;
  let beyond = 1;
  // has the bits of all components, so the highest one of the largest
  for (let axis = 0; axis < 3; axis += 1) size |= Math.abs(v[at + axis] as number);
  while (beyond <= size) beyond *= 2;
  for (let axis = 0; axis < 3; axis += 1) out[axis] = (((v[at + axis] as number) * 16384) / beyond) | 0;
  return size;
}

const a: Axes = [0, 0, 0];
const b: Axes = [0, 0, 0];

/**
 * The angle between `v` and the vector that stands in `from` at `at`, in tenths of a degree, 0..1800, within 0.1 degree
 * of the true one; NO_READING where either is zero, which has no direction. Components: integers below 2^28 in
 * magnitude, of any common unit, so that sums serve as well as means.
 *
 * atan2(|a x b|, a . b) and not acos(a . b): the arc cosine is blind near 0 and 180 degrees, and covers lie near 0. It is
 * 90 degrees + atan(-a . b / |a x b|), and that by CORDIC in vectoring mode (Volder, 1959), which needs no more than a
 * positive divisor. Eight guard bits keep what the shifts of the late steps would lose.
 */
export function angleBetween(v: Axes, from: ArrayLike<number>, at: number): number {
  if (!normalise(a, v, 0) || !normalise(b, from, at)) return NO_READING;
  // products stay below 2^30; the shift by 14 leaves |a x b| below 2^16, so that its square fits 32 bits
  let x = integerSqrt(crossSquare(a, b, 14)) << 8;
  let y = -(dot(a, b) >> 14) << 8;
  let angle = RIGHT_ANGLE;
  let arc = 0;
  for (let i = 0; i < STEPS; i += 1) {
    const side = y < 0 ? -1 : 1;
    const step = y >> i;
    y -= side * (x >> i);
    x += side * step;
    arc = ARC[i] || arc >> 1;
    angle += side * arc;
  }
  return angle >> 10;
}
