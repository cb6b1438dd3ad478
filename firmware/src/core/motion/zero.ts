import type { Vector } from '../hal.ts';
import type { Second } from './look.ts';
import { addVector, createVector, setVector } from './vectors.ts';

/** Seconds of stillness that make a zero: 75 reads bring the +-8 mg of one read below 0.1 degree. */
const SECONDS = 3;
/** mg between group means; a hand holds a cover no stiller than 50, noise makes about 10. */
const STILL = 25;
/** mg; anything else is a fall, a fault or a hand. */
const LIGHTEST = 800;
const HEAVIEST = 1200;
/** Seconds after which an attempt is refused. */
const PATIENCE = 15;

export const LEARNING = 0;
export const LEARNED = 1;
const REFUSED_MOVING = 2;

/** Learns the direction of gravity while the cover lies still, and refuses to while it moves. */
export interface ZeroLearner {
  begin(): void;
  /** Takes a second: LEARNING, LEARNED (`out` was set, in 1/8 mg), or REFUSED_MOVING. */
  feed(s: Second, steady: boolean, out: Vector): number;
}

export function createZeroLearner(): ZeroLearner {
  const sum = createVector();
  let still = 0;
  let reads = 0;
  let seconds = 0;

  function restart(): void {
    still = 0;
    reads = 0;
    setVector(sum, 0, 0, 0);
  }

  function begin(): void {
    restart();
    seconds = 0;
  }

  /** Over 75 reads of at most 16 g the sums stay below 2^21, so the products here are exact. */
  function finish(out: Vector): boolean {
    const x = ((sum.x * 8) / reads) | 0;
    const y = ((sum.y * 8) / reads) | 0;
    const z = ((sum.z * 8) / reads) | 0;
    const square = x * x + y * y + z * z;
    if (square < 64 * LIGHTEST * LIGHTEST || square > 64 * HEAVIEST * HEAVIEST) return false;
    setVector(out, x, y, z);
    return true;
  }

  function feed(s: Second, steady: boolean, out: Vector): number {
    seconds += 1;
    if (steady && s.reads > 0 && s.spread <= STILL) {
      addVector(sum, s.sum);
      reads += s.reads;
      still += 1;
    } else {
      restart();
    }
    if (still === SECONDS) {
      if (finish(out)) return LEARNED;
      restart();
    }
    return seconds >= PATIENCE ? REFUSED_MOVING : LEARNING;
  }

  return { begin, feed };
}
