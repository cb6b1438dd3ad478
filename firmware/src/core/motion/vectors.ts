/**
 * Three integers of one unit, one for each axis of the board. An array and not the HAL's Vector, so that a loop does for
 * all axes what would stand there three times. Every one is made at the start: nothing is allocated for a sample.
 */
export type Axes = [number, number, number];

/** Components of up to 16 g in mg leave the result below 2^30. */
export function dot(a: Axes, b: Axes): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

/** |a x b|^2, each component of the product shifted right by `shift`, so that the squares fit 32 bits. */
export function crossSquare(a: Axes, b: Axes, shift: number): number {
  let sum = 0;
  for (let axis = 0; axis < 3; axis += 1) {
    const next = (axis + 1) % 3;
    const across = ((a[axis] as number) * (b[next] as number) - (a[next] as number) * (b[axis] as number)) >> shift;
    sum += across * across;
  }
  return sum;
}

export function addTo(sum: Axes, v: Axes): void {
  for (let axis = 0; axis < 3; axis += 1) (sum[axis] as number) += v[axis] as number;
}

/** `sum / count` into `out`, rounded to the nearest integer. A count of 1 copies. */
export function setMean(out: Axes, sum: Axes, count: number): void {
  for (let axis = 0; axis < 3; axis += 1) out[axis] = Math.floor((sum[axis] as number) / count + 0.5);
}
