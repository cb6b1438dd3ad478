import { NO_READING, type Vector } from '../hal.ts';
import { integerSqrt } from './sqrt.ts';

/** atan(2^-i) in 1/1024 of a tenth of a degree */
const ARC = /* @__PURE__ */ new Int32Array([
  460800, 272026, 143731, 72960, 36622, 18329, 9167, 4584, 2292, 1146, 573, 286, 143, 72,
]);

/**
 * atan2(y, x) in tenths of a degree for y >= 0, both below 2^16 in magnitude, by CORDIC in vectoring mode (Volder,
 * 1959). Eight guard bits keep what the shifts of the late steps would lose.
 */
function arcTangent(y: number, x: number): number {
  let u = Math.abs(x) << 8;
  let v = y << 8;
  let angle = 0;
  for (let i = 0; i < ARC.length; i += 1) {
    const step = v >> i;
    if (v >= 0) {
      v -= u >> i;
      u += step;
      angle += ARC[i] as number;
    } else {
      v += u >> i;
      u -= step;
      angle -= ARC[i] as number;
    }
  }
  const tenths = (angle + 512) >> 10;
  return x < 0 ? 1800 - tenths : tenths;
}

/** How far to shift a vector left (right where negative) so that its largest component lies in 2^13..2^14-1. */
function normalShift(v: Vector): number {
  let largest = Math.max(Math.abs(v.x), Math.abs(v.y), Math.abs(v.z));
  let shift = 0;
  while (largest >= 16384) {
    largest = largest >> 1;
    shift -= 1;
  }
  while (largest < 8192) {
    largest = largest << 1;
    shift += 1;
  }
  return shift;
}

function shifted(value: number, shift: number): number {
  return shift < 0 ? value >> -shift : value << shift;
}

/**
 * The angle between two vectors in tenths of a degree, 0..1800, within 0.1 degree of the true one; NO_READING where
 * either is zero, which has no direction. Components: integers below 2^28 in magnitude, of any common unit, so that
 * sums serve as well as means.
 *
 * atan2(|a x b|, a . b) and not acos(a . b): the arc cosine is blind near 0 and 180 degrees, and covers lie near 0.
 */
export function angleBetween(a: Vector, b: Vector): number {
  if ((a.x === 0 && a.y === 0 && a.z === 0) || (b.x === 0 && b.y === 0 && b.z === 0)) return NO_READING;
  const s = normalShift(a);
  const t = normalShift(b);
  const ax = shifted(a.x, s);
  const ay = shifted(a.y, s);
  const az = shifted(a.z, s);
  const bx = shifted(b.x, t);
  const by = shifted(b.y, t);
  const bz = shifted(b.z, t);
  // products stay below 2^30; the shift leaves |a x b| below 2^16, so that its square fits 32 bits
  const cx = (ay * bz - az * by) >> 14;
  const cy = (az * bx - ax * bz) >> 14;
  const cz = (ax * by - ay * bx) >> 14;
  const dot = (ax * bx + ay * by + az * bz) >> 14;
  return arcTangent(integerSqrt(cx * cx + cy * cy + cz * cz), dot);
}
