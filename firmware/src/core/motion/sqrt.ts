/**
 * floor(sqrt(n)) for integers 0 <= n < 2^32, one bit of the result at a time: the same bits on every engine, without
 * a float.
 */
export function integerSqrt(n: number): number {
  let rest = n;
  let root = 0;
  let bit = 1 << 30;
  while (bit !== 0) {
    const trial = root + bit;
    root = root >>> 1;
    if (rest >= trial) {
      rest -= trial;
      root += bit;
    }
    bit = bit >> 2;
  }
  return root;
}
