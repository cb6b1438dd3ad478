import type { TimerGroup } from '../common/timer.ts';
import type { Accelerometer, Vector } from '../hal.ts';
import { addVector, createVector, meanVector, setVector } from './vectors.ts';

/**
 * Milliseconds between reads: 25 a second on average, unevenly. At an even 40 ms a cover that rings at 50 or 75 Hz
 * looks as if it leaned or slid; at these steps no tone between 30 and 80 Hz stays in phase for a group.
 */
const STEPS = [30, 50, 35, 45, 40];

/** Reads of one group: 200 ms. */
const GROUP = 5;
/** Groups of one second. */
const GROUPS = 5;

/** What a second of reads came to. Reused: read it, do not keep it. */
export interface Second {
  /** sum of all reads; its direction is what counts */
  readonly sum: Vector;
  /** reads that were answered, 0..GROUP * GROUPS */
  reads: number;
  /** largest difference between two group means on one axis, in mg: 0..40 at rest */
  spread: number;
}

export interface LookEvents {
  read(v: Vector): void;
  /** `mean` of the reads of 200 ms */
  group(mean: Vector): void;
  /** Returns whether to look on. */
  second(s: Second): boolean;
}

/** A look: the accelerometer read 25 times a second until a second says that there is nothing more to see. */
export interface Look {
  /** Starts, and reads at once: a blow is over within 100 ms. While one is running: nothing. */
  begin(): void;
  running(): boolean;
}

export function createLook(accelerometer: Accelerometer, timers: TimerGroup, events: LookEvents): Look {
  const timer = timers.create(tick);
  const v = createVector();
  const sum = createVector();
  const mean = createVector();
  const low = createVector();
  const high = createVector();
  const second: Second = { sum: createVector(), reads: 0, spread: 0 };
  let running = false;
  let step = 0;
  let groups = 0;
  let reads = 0;

  function clearSecond(): void {
    setVector(second.sum, 0, 0, 0);
    second.reads = 0;
    second.spread = 0;
    groups = 0;
    setVector(low, 32767, 32767, 32767);
    setVector(high, -32768, -32768, -32768);
  }

  function clearGroup(): void {
    setVector(sum, 0, 0, 0);
    reads = 0;
  }

  function widen(): void {
    low.x = Math.min(low.x, mean.x);
    low.y = Math.min(low.y, mean.y);
    low.z = Math.min(low.z, mean.z);
    high.x = Math.max(high.x, mean.x);
    high.y = Math.max(high.y, mean.y);
    high.z = Math.max(high.z, mean.z);
    second.spread = Math.max(high.x - low.x, high.y - low.y, high.z - low.z);
  }

  function endGroup(): void {
    if (reads > 0) {
      meanVector(mean, sum, reads);
      addVector(second.sum, sum);
      second.reads += reads;
      widen();
      events.group(mean);
    }
    clearGroup();
    groups += 1;
  }

  /** A part that does not answer still spends its time: seconds pass, and the hall switch is watched in the dark. */
  function tick(): void {
    if (accelerometer.read(v)) {
      events.read(v);
      addVector(sum, v);
      reads += 1;
    }
    const wait = STEPS[step] as number;
    step += 1;
    if (step === GROUP) {
      step = 0;
      endGroup();
    }
    if (groups === GROUPS) {
      running = events.second(second);
      clearSecond();
    }
    if (running) timer.set(wait);
  }

  function begin(): void {
    if (running) return;
    running = true;
    step = 0;
    clearGroup();
    clearSecond();
    tick();
  }

  return { begin, running: () => running };
}
