import { FLAG, NONE } from '@lidwatch/protocol';
import type { TimerGroup } from '../common/timer.ts';
import type { Ledger } from '../energy/ledger.ts';
import type { Hal, Vector } from '../hal.ts';
import { AT, type Words } from '../store/memory.ts';
import { type NodeEvents, TRACE, trace } from '../trace.ts';
import { angleBetween } from './angle.ts';
import { type CoverEvents, createCoverWatch } from './coverWatch.ts';
import { createLook } from './look.ts';
import { type Counts, createSigns } from './signs.ts';
import { type Axes, setMean } from './vectors.ts';
import { createZeroLearner } from './zero.ts';

/**
 * mg of change that wake the core. The part compares behind a high-pass filter, which lets little of a slow lift
 * through; more than noise is all that can be asked.
 */
const WAKE_LEVEL = 40;
/** mg between group means below which the cover lies still, traffic noise included. */
const STILL = 40;
/** Seconds of a look: at least, and at most before the next wake or round must justify another. */
const SHORTEST = 2;
const LONGEST = 120;

export interface MotionEvents extends CoverEvents {
  zeroLearned(): void;
  /** the cover did not lie still for long enough */
  zeroRefused(): void;
  fault(flag: number, on: boolean): void;
  readonly watch: NodeEvents | undefined;
}

export interface Motion {
  /** Arms the accelerometer's interrupt, which starts looks from then on, and takes the first look. */
  start(): void;
  /** Looks for at least two seconds. */
  look(): void;
  /** One read, without waiting; a look where it gives reason for one. */
  glance(): void;
  /** Learns the zero as soon as the cover lies still; answers by zeroLearned or zeroRefused. */
  learnZero(): void;
  /** Angle from zero over the last second of looking, in 0.1 deg; NONE where that is older than `ms`. */
  angle(ms: number): number;
  /** Whoever has taken them sets them to 0. */
  readonly counts: Counts;
}

/** `watching`: the node is armed, or in alarm. Otherwise the cover's motion is recorded and nothing follows from it. */
export function createMotion(
  hal: Hal,
  timers: TimerGroup,
  words: Words,
  watching: () => boolean,
  ledger: Ledger,
  events: MotionEvents,
): Motion {
  const { accelerometer, clock } = hal;
  const taken: Vector = { x: 0, y: 0, z: 0 };
  const sample: Axes = [0, 0, 0];
  const counts: Counts = { impacts: 0, wakes: 0, peakSquare: 0 };
  const signs = createSigns(counts);
  const zero = createZeroLearner(words, zeroDone);
  const cover = createCoverWatch(words, events);
  const beginLook = createLook(timers, sample, read, group, second);
  /** of the look that is running, from 1; 0: none is */
  let seconds = 0;
  let angle = NONE;
  let angleAt = 0;
  let blind = false;
  let deaf = false;

  function isOpen(): boolean {
    return hal.hall ? hal.hall.read() : false;
  }

  /** NONE also while no zero is known: then it has no direction. */
  function angleOf(direction: Axes): number {
    return angleBetween(direction, words, AT.zeroX);
  }

  function take(): boolean {
    const seen = accelerometer.read(taken);
    sample[0] = taken.x;
    sample[1] = taken.y;
    sample[2] = taken.z;
    return seen;
  }

  function read(): boolean {
    const seen = take();
    if (seen) signs.read(sample, words[AT.impactLevel] * 10);
    return seen;
  }

  function group(mean: Axes): void {
    signs.group(mean, angleOf(mean));
  }

  function zeroDone(learned: boolean): void {
    if (learned) {
      angle = 0;
      cover.begin();
      events.zeroLearned();
    } else {
      events.zeroRefused();
    }
  }

  function second(sum: Axes, reads: number, spread: number): boolean {
    const open = isOpen();
    const still = spread < STILL;
    ledger.spend(hal.figures.look);
    blind = reads === 0;
    if (!blind && deaf) arm();
    events.fault(FLAG.motionFault, blind || deaf);
    // without a read, the sum has no direction
    angle = angleOf(sum);
    angleAt = clock.now();
    if (!blind && still) setMean(signs.rest, sum, reads);
    const learning = zero.feed(sum, reads, spread, open);
    const watched = watching() && cover.feed(angleAt, angle, open, still, signs.lifted, signs.slid(sum));
    if ((watched || learning || !still || seconds < SHORTEST) && seconds < LONGEST) {
      seconds += 1;
      return true;
    }
    seconds = 0;
    trace(events.watch, TRACE.look, angle, signs.blows);
    return false;
  }

  function begin(): void {
    if (seconds > 0) return;
    seconds = 1;
    signs.blows = signs.ringing = 0;
    cover.begin();
    beginLook();
    signs.begin();
  }

  function wake(): void {
    if (seconds > 0 || timers.stopped()) return;
    counts.wakes += 1;
    trace(events.watch, TRACE.wake, counts.wakes, 0);
    begin();
  }

  function arm(): void {
    deaf = !accelerometer.arm(WAKE_LEVEL, wake);
  }

  function glance(): void {
    if (seconds > 0) return;
    ledger.spend(hal.figures.round);
    const seen = take();
    // a part that has just fallen silent, or has just come back, gets a whole look before anything is said of it
    if (seen === blind || (seen && deaf) || (watching() && cover.kindOf(seen ? angleOf(sample) : NONE, isOpen()) > 0))
      begin();
  }

  function learnZero(): void {
    zero.begin();
    begin();
  }

  function start(): void {
    arm();
    begin();
  }

  return {
    start,
    look: begin,
    glance,
    learnZero,
    angle: (ms) => (clock.now() - angleAt <= ms ? angle : NONE),
    counts,
  };
}
