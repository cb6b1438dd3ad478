/** Xorshift (32 bits, shifts and exclusive-or only): the same numbers on every engine. Returns integers in 0..limit-1. */
export function createNoise(seed: number): (limit: number) => number {
  let state = seed | 1;
  return function next(limit: number): number {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return ((state >>> 8) & 0xffff) % limit;
  };
}
