import { angleBetween } from './angle.ts';
import { type Axes, crossSquare, dot, setMean } from './vectors.ts';

/** Reads within 200 ms of a blow belong to it: a cover rings for up to 150 ms after an axle. */
const REFRACTORY = 5;

/** 0.5 degree in 200 ms: a cover raised to 30 degrees within 5 s turns by more than twice that. */
const RISE = 5;
/** Groups in a row. A knock turns a cover within one or two; a hand takes 600 ms and more. */
const RISES = 3;
/** beyond every angle, in 0.1 deg: whatever comes next is no rise */
const NO_ANGLE = 1801;

/** mg across gravity: a sliding cover shows 100..500 at up to 2 Hz, one that rocks by 2 degrees between two rests 35. */
const SLIDE = 45;
/**
 * The last eight groups of 200 ms, one bit each. A slide is more than SLIDE in four of them: a push of a second and a
 * quarter fills six, a slow wave of a weak one passes through nothing for as long as it is felt.
 */
const HISTORY = 0xff;
/** groups of them that may show no slide */
const IDLE = 4;
/** A slide hardly turns the cover: 5 degrees, in 0.1 deg. What turns it more is judged by its angle. */
const SLIDE_TURN = 50;
/**
 * A cover that comes to rest so far from where it lay has been displaced, however that felt: 2.8 degrees, in 0.1 deg. A
 * lorry that parks turns one by 1.5 at most, and one that rattles rocks by 2. One that turned by 10 is judged by its angle.
 */
const DISPLACED = 28;
const TURNED = 100;

/** What is counted until the owner of these sets them to 0. */
export interface Counts {
  /** blows */
  impacts: number;
  /** motion interrupts that started a look */
  wakes: number;
  /** square of the largest deviation from rest, in mg */
  peakSquare: number;
}

/**
 * What the reads and groups of a look show of what is done to the cover.
 *
 * Blows and vibration are counted: a cover that rattles for weeks is about to come loose, and never wakes the radio.
 *
 * A lift shows as gravity turning away from the zero, group after group.
 *
 * A slide shows as slow acceleration across gravity for more than a second, with hardly any tilt. Traffic acts along
 * gravity: a group in which more is felt along it than across is a blow, however many axles follow one another. It is
 * measured against two references. One follows within a second, so that a cover which has only come to rest a little
 * askew does not look like one that is still moving; the other is the rest before, so that what the first one has still
 * to forget of a short push does not either.
 */
export interface Signs {
  /** the acceleration at rest, in mg */
  readonly rest: Axes;
  /** this look has felt so many */
  blows: number;
  /** reads that still belong to the last blow: 0 makes what is felt next another one */
  ringing: number;
  /** this look has seen the cover being lifted */
  lifted: boolean;
  /** A look has begun, from `rest`. To be called behind its first read, from which the first look takes its rest. */
  begin(): void;
  /** one read, and the deviation that makes it a blow, in mg */
  read(v: Axes, level: number): void;
  /** `mean` of the reads since the last group; its angle from zero, in 0.1 deg, or NONE */
  group(mean: Axes, angle: number): void;
  /** This look has seen the cover slide, or come to another rest. `sum`: where it lies now. */
  slid(sum: Axes): boolean;
}

export function createSigns(counts: Counts): Signs {
  const rest: Axes = [0, 0, 0];
  const before: Axes = [0, 0, 0];
  const reference: Axes = [0, 0, 0];
  let restKnown = false;
  // these as `begin` sets them
  let lastAngle = 0;
  let rises = 0;
  /** mg across gravity that it takes in this group */
  let least = 0;
  /** a bit for each of the last groups that showed no slide */
  let idle = 0;
  let sliding = false;

  function read(v: Axes, level: number): void {
    if (!restKnown) setMean(rest, v, 1);
    restKnown = true;
    // |v - rest|^2
    const square = dot(v, v) - 2 * dot(v, rest) + dot(rest, rest);
    if (square > counts.peakSquare) counts.peakSquare = square;
    if (square >= level * level) {
      if (signs.ringing === 0) {
        counts.impacts += 1;
        signs.blows += 1;
      }
      signs.ringing = REFRACTORY;
    } else if (signs.ringing > 0) {
      signs.ringing -= 1;
    }
    // |(v - g) . g| / |g|; here and below |g| is taken as 1,024 mg, which is near enough for a threshold
    least = Math.max(least, Math.abs((dot(v, reference) - dot(reference, reference)) >> 10));
  }

  function group(mean: Axes, angle: number): void {
    if (angle >= 0) {
      rises = angle - lastAngle >= RISE ? rises + 1 : 0;
      if (rises >= RISES) signs.lifted = true;
      lastAngle = angle;
    }
    // |d x g| / |g| for d = mean - g; that is |mean x g| / |g|
    const slides = Math.min(crossSquare(mean, reference, 10), crossSquare(mean, before, 10)) >= least * least;
    idle = ((idle << 1) & HISTORY) | (slides ? 0 : 1);
    let more = idle;
    // each step takes one bit away
    for (let i = 0; i < IDLE; i += 1) more &= more - 1;
    if (more === 0) sliding = true;
    least = SLIDE;
    for (let axis = 0; axis < 3; axis += 1) {
      (reference[axis] as number) += ((mean[axis] as number) - (reference[axis] as number)) >> 2;
    }
  }

  function begin(): void {
    setMean(before, rest, 1);
    setMean(reference, rest, 1);
    lastAngle = NO_ANGLE;
    rises = 0;
    least = SLIDE;
    idle = HISTORY;
    sliding = signs.lifted = false;
  }

  function slid(sum: Axes): boolean {
    const turn = angleBetween(sum, before, 0);
    return (sliding && turn < SLIDE_TURN) || (turn >= DISPLACED && turn < TURNED);
  }

  const signs: Signs = { rest, blows: 0, ringing: 0, lifted: false, begin, read, group, slid };
  return signs;
}
