import { createHash } from 'node:crypto';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';

/** A stream of random numbers. Two streams of other names share nothing: using one more number moves no other part. */
export interface Stream {
  /** an integer in from..to, ends included */
  integer(from: number, to: number): number;
  /** 32 random bits, as a signed integer */
  bits(): number;
  /** uniform in 0..1, 1 excluded */
  unit(): number;
  /** uniform in from..to */
  between(from: number, to: number): number;
  /** true with probability `p` */
  chance(p: number): boolean;
  /** standard normal (Box-Muller, one of the pair) */
  normal(): number;
  /** exponential with this mean: the time to the next arrival of a Poisson process */
  exponential(mean: number): number;
}

/** numbers that the generator draws from: 32 bits, signed */
const WORD = 2 ** 32;
const SIGN = 1 << 31;
/** ranges that are drawn here */
const SMALL = 2 ** 16;

/**
 * The stream of that name under that seed. xoroshiro128+ (Blackman and Vigna) from pure-rand, its 128 bits of state
 * taken from SHA-256 of seed and name, so that neighbouring seeds and names give unrelated streams.
 */
export function createStream(seed: number, name: string): Stream {
  const digest = createHash('sha256').update(`${seed}/${name}`).digest();
  const state = [0, 4, 8, 12].map((at) => digest.readInt32BE(at));
  const generator = xoroshiro128plusFromState(state);

  /** An integer in 0..size-1: as uniformInt draws it, in integers of the machine. */
  function small(size: number): number {
    let drawn = 0;
    do drawn = (generator.next() ^ SIGN) >>> 0;
    while (drawn > WORD - size && drawn >= WORD - (WORD % size));
    return drawn % size;
  }

  const unit = () => uniformFloat64(generator);
  return {
    integer: (from, to) => (to - from < SMALL ? from + small(to - from + 1) : uniformInt(generator, from, to)),
    bits: () => generator.next(),
    unit,
    between: (from, to) => from + (to - from) * unit(),
    chance: (p) => unit() < p,
    normal: () => Math.sqrt(-2 * Math.log(1 - unit())) * Math.cos(2 * Math.PI * unit()),
    exponential: (mean) => -mean * Math.log(1 - unit()),
  };
}
