import { FLAG, NONE } from '@lidwatch/protocol';
import type { TimerGroup } from '../common/timer.ts';
import type { Hal, Vector } from '../hal.ts';
import { AT, type Words } from '../store/memory.ts';
import { TRACE } from '../trace.ts';
import { angleBetween } from './angle.ts';
import { type CoverEvents, type CoverSecond, createCoverWatch } from './coverWatch.ts';
import { createImpacts } from './impacts.ts';
import { createLook, type Second } from './look.ts';
import { createRise } from './rise.ts';
import { createSlide } from './slide.ts';
import { createVector, distance, meanVector, setVector } from './vectors.ts';
import { createZeroLearner, LEARNED, LEARNING } from './zero.ts';

/**
 * mg of change that wake the core. The part compares behind a high-pass filter, which lets little of a slow lift
 * through; more than noise is all that can be asked.
 */
const WAKE_LEVEL = 40;
/** mg between group means below which the cover lies still, traffic noise included. */
const STILL = 40;
/** A slide hardly turns the cover: 5 degrees, in 0.1 deg. What turns it more is judged by its angle. */
const SLIDE_TURN = 50;
/** Seconds of a look: at least, and at most before the next wake or round must justify another. */
const SHORTEST = 2;
const LONGEST = 120;

export interface MotionEvents extends CoverEvents {
  zeroLearned(): void;
  /** the cover did not lie still for long enough */
  zeroRefused(): void;
  fault(flag: number, on: boolean): void;
  trace(code: number, a: number, b: number): void;
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
  impacts(): number;
  /** motion interrupts that started a look */
  wakes(): number;
  /** mg */
  peak(): number;
  resetCounts(): void;
}

/** `watching`: the node is armed, or in alarm. Otherwise the cover's motion is recorded and nothing follows from it. */
export function createMotion(
  hal: Hal,
  timers: TimerGroup,
  words: Words,
  watching: () => boolean,
  events: MotionEvents,
): Motion {
  const { accelerometer, clock } = hal;
  const rest = createVector();
  const restBefore = createVector();
  const v = createVector();
  const impacts = createImpacts();
  const rise = createRise();
  const slide = createSlide();
  const zero = createZeroLearner();
  /** the zero, as it is remembered */
  const known = createVector();
  const cover = createCoverWatch(words, events);
  const look = createLook(accelerometer, timers, { read, group, second });
  const shown: CoverSecond = { now: 0, angle: NONE, open: false, still: false, lifted: false, slid: false };
  let restKnown = false;
  let seconds = 0;
  let learning = false;
  let wakes = 0;
  let angle = NONE;
  let angleAt = 0;
  let blind = false;
  let deaf = false;
  let impactsBefore = 0;

  function isOpen(): boolean {
    return hal.hall?.read() ?? false;
  }

  function angleOf(direction: Vector): number {
    return words[AT.zeroKnown] ? angleBetween(direction, known) : NONE;
  }

  function setRest(s: Vector, reads: number): void {
    meanVector(rest, s, reads);
    restKnown = true;
  }

  function read(sample: Vector): void {
    if (!restKnown) setRest(sample, 1);
    impacts.feed(distance(sample, rest), words[AT.impactLevel] * 10);
    slide.read(sample);
  }

  function group(mean: Vector): void {
    rise.feed(angleOf(mean));
    slide.group(mean);
  }

  function learn(s: Second, still: boolean): void {
    // the first zero is learned in the frame; a later one was asked for by a person, whose hall switch may be what broke
    const steady = still && (words[AT.zeroKnown] !== 0 || !isOpen());
    const outcome = zero.feed(s, steady, known);
    if (outcome === LEARNING) return;
    learning = false;
    if (outcome === LEARNED) {
      words[AT.zeroKnown] = 1;
      words[AT.zeroX] = known.x;
      words[AT.zeroY] = known.y;
      words[AT.zeroZ] = known.z;
      angle = 0;
      cover.begin();
      events.zeroLearned();
    } else {
      events.zeroRefused();
    }
  }

  function hasSlid(s: Second): boolean {
    return slide.seen() && angleBetween(s.sum, restBefore) < SLIDE_TURN;
  }

  function watch(s: Second, still: boolean): boolean {
    if (!watching()) return false;
    shown.now = clock.now();
    shown.angle = angle;
    shown.open = isOpen();
    shown.still = still;
    shown.lifted = rise.seen();
    shown.slid = hasSlid(s);
    return cover.feed(shown);
  }

  function second(s: Second): boolean {
    seconds += 1;
    const seen = s.reads > 0;
    const still = s.spread < STILL;
    blind = !seen;
    if (seen && deaf) arm();
    events.fault(FLAG.motionFault, blind || deaf);
    angle = seen ? angleOf(s.sum) : NONE;
    angleAt = clock.now();
    if (seen && still) setRest(s.sum, s.reads);
    if (learning) learn(s, still);
    const more = watch(s, still) || learning || !still || seconds < SHORTEST;
    if (more && seconds < LONGEST) return true;
    events.trace(TRACE.look, angle, impacts.count() - impactsBefore);
    return false;
  }

  function begin(): void {
    if (look.running()) return;
    seconds = 0;
    impactsBefore = impacts.count();
    impacts.separate();
    rise.reset();
    cover.begin();
    look.begin();
    // only now: the first look takes its rest from its first read
    slide.begin(rest);
    setVector(restBefore, rest.x, rest.y, rest.z);
  }

  function wake(): void {
    if (look.running() || timers.stopped()) return;
    if (wakes < 65535) wakes += 1;
    events.trace(TRACE.wake, wakes, 0);
    begin();
  }

  function arm(): void {
    deaf = !accelerometer.arm(WAKE_LEVEL, wake);
  }

  function glance(): void {
    if (look.running()) return;
    const seen = accelerometer.read(v);
    // a part that has just fallen silent, or has just come back, gets a whole look before anything is said of it
    if (seen === blind || (seen && deaf) || (watching() && cover.suspicious(seen ? angleOf(v) : NONE, isOpen())))
      begin();
  }

  function learnZero(): void {
    learning = true;
    zero.begin();
    begin();
  }

  function resetCounts(): void {
    impacts.reset();
    impactsBefore = 0;
    wakes = 0;
  }

  function start(): void {
    setVector(known, words[AT.zeroX], words[AT.zeroY], words[AT.zeroZ]);
    arm();
    begin();
  }

  return {
    start,
    look: begin,
    glance,
    learnZero,
    angle: (ms) => (clock.now() - angleAt <= ms ? angle : NONE),
    impacts: impacts.count,
    wakes: () => wakes,
    peak: impacts.peak,
    resetCounts,
  };
}
