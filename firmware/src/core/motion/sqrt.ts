/**
 * floor(sqrt(n)) for integers 0 <= n < 2^32, one bit of the result at a time: the same bits on every engine, without
 * a float.
 */
export function integerSqrt(n: number): number {
  let root = 0;
  for (let bit = 32768; bit > 0; bit = bit >> 1) {
    const trial = root + bit;
    if (trial * trial <= n) root = trial;
  }
  return root;
}
