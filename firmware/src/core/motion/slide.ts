import type { Vector } from '../hal.ts';
import { createVector, setVector } from './vectors.ts';

/** mg across gravity: a sliding cover shows 100..500 at up to 2 Hz, one that rocks by 2 degrees between two rests 35. */
const LEVEL = 45;
/** A slide is that in so many of the last six groups of 200 ms. */
const ACTIVE = 5;
const HISTORY = 0x3f;

/**
 * A slide shows as slow acceleration across gravity for more than a second, with hardly any tilt. Traffic acts along
 * gravity: a group in which more is felt along it than across is a blow, however many axles follow one another.
 *
 * Measured against two references. One follows within a second, so that a cover which has only come to rest a little
 * askew does not look like one that is still moving; the other is the rest before, so that what the first one has still to
 * forget of a short push does not either.
 */
export interface Slide {
  /** a look begins, from `rest` */
  begin(rest: Vector): void;
  read(v: Vector): void;
  /** `mean` of the reads since the last group */
  group(mean: Vector): void;
  seen(): boolean;
}

export function createSlide(): Slide {
  const before = createVector();
  const reference = createVector();
  let alongMost = 0;
  let history = 0;
  let seen = false;

  /** |d . g| / |g|; here and below |g| is taken as 1,024 mg, which is near enough for a threshold */
  function along(v: Vector): number {
    const x = v.x - reference.x;
    const y = v.y - reference.y;
    const z = v.z - reference.z;
    return Math.abs((x * reference.x + y * reference.y + z * reference.z) >> 10);
  }

  /** the square of |d x g| / |g|, for d = v - from; that is of |v x from| / |g| */
  function acrossSquare(v: Vector, from: Vector): number {
    const x = (v.y * from.z - v.z * from.y) >> 10;
    const y = (v.z * from.x - v.x * from.z) >> 10;
    const z = (v.x * from.y - v.y * from.x) >> 10;
    return x * x + y * y + z * z;
  }

  function read(v: Vector): void {
    alongMost = Math.max(alongMost, along(v));
  }

  function group(mean: Vector): void {
    const least = Math.max(LEVEL, alongMost);
    const active = Math.min(acrossSquare(mean, reference), acrossSquare(mean, before)) >= least * least;
    history = ((history << 1) & HISTORY) | (active ? 1 : 0);
    alongMost = 0;
    reference.x += (mean.x - reference.x) >> 2;
    reference.y += (mean.y - reference.y) >> 2;
    reference.z += (mean.z - reference.z) >> 2;
    let count = 0;
    for (let bits = history; bits !== 0; bits = bits >> 1) count += bits & 1;
    if (count >= ACTIVE) seen = true;
  }

  function begin(rest: Vector): void {
    setVector(before, rest.x, rest.y, rest.z);
    setVector(reference, rest.x, rest.y, rest.z);
    alongMost = 0;
    history = 0;
    seen = false;
  }

  return { begin, read, group, seen: () => seen };
}
