import { AT, type Words } from '../store/memory.ts';
import { type Axes, addTo, dot, setMean } from './vectors.ts';

/** Seconds of stillness that make a zero: 75 reads bring the +-8 mg of one read below 0.1 degree. */
const SECONDS = 3;
/** mg between group means; a hand holds a cover no stiller than 50, noise makes about 10. */
const STILL = 25;
/** mg; anything else is a fall, a fault or a hand. */
const LIGHTEST = 800;
const HEAVIEST = 1200;
/** Seconds after which an attempt is refused. */
const PATIENCE = 15;
/** Parts of a mg in which the zero is kept, so that the mean keeps what averaging gained. */
const PARTS = 8;

/** Learns the direction of gravity while the cover lies still, and refuses to while it moves. */
export interface ZeroLearner {
  begin(): void;
  /**
   * Takes a second of a look: the sum of its reads, their number, their spread, and whether the hall switch sees no
   * magnet. Returns whether it is still learning.
   */
  feed(second: Axes, secondReads: number, spread: number, open: boolean): boolean;
}

/** `done(learned)`: the zero is in `memory`, or the cover did not lie still for long enough. */
export function createZeroLearner(words: Words, done: (learned: boolean) => void): ZeroLearner {
  const sum: Axes = [0, 0, 0];
  let still = 0;
  let reads = 0;
  let left = 0;

  function begin(): void {
    still = 0;
    left = PATIENCE;
  }

  function feed(second: Axes, secondReads: number, spread: number, open: boolean): boolean {
    let learned = false;
    if (left === 0) return false;
    left -= 1;
    // the first zero is learned in the frame; a later one was asked for by a person, whose hall switch may be what broke
    still = secondReads > 0 && spread <= STILL && (words[AT.zeroKnown] || !open) ? still + 1 : 0;
    if (still <= 1) sum[0] = sum[1] = sum[2] = reads = 0;
    addTo(sum, second);
    reads += secondReads;
    if (still === SECONDS) {
      still = 0;
      setMean(sum, sum, reads / PARTS);
      const square = dot(sum, sum);
      learned = square >= PARTS * PARTS * LIGHTEST * LIGHTEST && square <= PARTS * PARTS * HEAVIEST * HEAVIEST;
    }
    if (learned) {
      for (let axis = 0; axis < 3; axis += 1) words[AT.zeroX + axis] = sum[axis] as number;
      words[AT.zeroKnown] = 1;
      left = 0;
    }
    if (left === 0) done(learned);
    return left > 0;
  }

  return { begin, feed };
}
