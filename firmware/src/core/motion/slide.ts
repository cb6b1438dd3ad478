import type { Vector } from '../hal.ts';
import { createVector, setVector } from './vectors.ts';

/** mg across gravity; a sliding cover shows 100..500 at up to 2 Hz, noise in a group mean less than 10. */
const LEVEL = 60;
/** A slide is that in so many of the last so many groups of 200 ms. */
const ACTIVE = 5;
const WINDOW_MASK = 0x3f;

/**
 * A slide shows as slow acceleration across gravity for more than a second, with hardly any tilt. Traffic acts along
 * gravity, and an axle is over within one group.
 *
 * Measured against a reference that follows within half a second, so that a cover which has only come to rest a little
 * askew does not look like one that is still moving.
 */
export interface Slide {
  /** a look begins, from `rest` */
  begin(rest: Vector): void;
  feed(mean: Vector): void;
  seen(): boolean;
  forget(): void;
}

export function createSlide(): Slide {
  const reference = createVector();
  let history = 0;
  let seen = false;

  /** The square of |d x g| / |g|, for a `g` of about 1,000 mg: 1,024 is near enough for a threshold. */
  function across(mean: Vector): number {
    const x = mean.x - reference.x;
    const y = mean.y - reference.y;
    const z = mean.z - reference.z;
    const cx = (y * reference.z - z * reference.y) >> 10;
    const cy = (z * reference.x - x * reference.z) >> 10;
    const cz = (x * reference.y - y * reference.x) >> 10;
    return cx * cx + cy * cy + cz * cz;
  }

  function feed(mean: Vector): void {
    history = ((history << 1) & WINDOW_MASK) | (across(mean) >= LEVEL * LEVEL ? 1 : 0);
    reference.x += (mean.x - reference.x) >> 2;
    reference.y += (mean.y - reference.y) >> 2;
    reference.z += (mean.z - reference.z) >> 2;
    let active = 0;
    for (let bits = history; bits !== 0; bits = bits >> 1) active += bits & 1;
    if (active >= ACTIVE) seen = true;
  }

  function begin(rest: Vector): void {
    setVector(reference, rest.x, rest.y, rest.z);
    history = 0;
    seen = false;
  }

  function forget(): void {
    history = 0;
    seen = false;
  }

  return { begin, feed, seen: () => seen, forget };
}
