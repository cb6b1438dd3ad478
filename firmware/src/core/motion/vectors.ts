import type { Vector } from '../hal.ts';
import { integerSqrt } from './sqrt.ts';

export function createVector(): Vector {
  return { x: 0, y: 0, z: 0 };
}

export function setVector(v: Vector, x: number, y: number, z: number): void {
  v.x = x;
  v.y = y;
  v.z = z;
}

export function addVector(sum: Vector, v: Vector): void {
  sum.x += v.x;
  sum.y += v.y;
  sum.z += v.z;
}

/** `sum / count` into `out`, rounded to the nearest integer. */
export function meanVector(out: Vector, sum: Vector, count: number): void {
  out.x = roundedQuotient(sum.x, count);
  out.y = roundedQuotient(sum.y, count);
  out.z = roundedQuotient(sum.z, count);
}

function roundedQuotient(value: number, count: number): number {
  const half = count >> 1;
  return ((value < 0 ? value - half : value + half) / count) | 0;
}

/** The length of `a - b`, for vectors of up to 16 g in mg. */
export function distance(a: Vector, b: Vector): number {
  const x = a.x - b.x;
  const y = a.y - b.y;
  const z = a.z - b.z;
  return integerSqrt(x * x + y * y + z * z);
}
