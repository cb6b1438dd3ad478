import type { Accelerometer, Timers, Vector } from '@lidwatch/firmware';
import type { Episode } from '../physics/lid.ts';
import type { MotionSensor } from '../physics/motionSensor.ts';

/** The HAL's accelerometer over the lid's motion, with the interrupt of a LIS3DH as its driver arms it. */
export interface SimAccelerometer extends Accelerometer {
  /** The lid moves or shakes: until the episode is over, the part's comparator may fire. */
  disturbed(episode: Episode): void;
}

/** 25 Hz, at which the driver lets it watch. The part has no anti-alias filter: what rings between two samples is not felt. */
const SAMPLE = 40;
/** mg a digit of INT1_THS at 2 g (datasheet, section 8.23), and its least and largest value, as the driver writes it */
const DIGIT = 16;
const DIGITS = { least: 1, most: 63 } as const;
/** Share of a step that the high-pass filter forgets in one sample: cut-off at ODR / 50 (datasheet, CTRL_REG2). */
const FORGETS = 1 - Math.exp((-2 * Math.PI) / 50);
/** mg between acceleration and filter at which it counts as settled: the noise of one sample */
const SETTLED = 8;

/** The level at which the part really compares: whole digits, the nearest. */
function comparedWith(mg: number): number {
  return Math.max(DIGITS.least, Math.min(DIGITS.most, Math.round(mg / DIGIT))) * DIGIT;
}

/**
 * Samples only while the lid is disturbed: at rest nothing but noise is there, and its 8 mg never reach a level that
 * the part can be set to.
 */
export function createSimAccelerometer(sensor: MotionSensor, timers: Timers, now: () => number): SimAccelerometer {
  const felt: Vector = { x: 0, y: 0, z: 0 };
  const rest: Vector = { x: 0, y: 0, z: 0 };
  let level = 0;
  let onWake: (() => void) | undefined;
  let until = 0;
  let sampling = false;

  function settle(axis: keyof Vector): number {
    const deviation = Math.abs(felt[axis] - rest[axis]);
    rest[axis] += (felt[axis] - rest[axis]) * FORGETS;
    return deviation;
  }

  function sample(): void {
    sensor.feel(now(), felt);
    const largest = Math.max(settle('x'), settle('y'), settle('z'));
    sampling = now() < until || largest > SETTLED;
    if (sampling) timers.after(SAMPLE, sample);
    if (onWake && largest > level) onWake();
  }

  function watch(): void {
    if (sampling || !onWake || now() >= until) return;
    sampling = true;
    timers.after(SAMPLE - (now() % SAMPLE), sample);
  }

  return {
    read(out) {
      sensor.read(now(), out);
      return true;
    },
    arm(mg, wake) {
      level = comparedWith(mg);
      onWake = wake;
      // reading REFERENCE makes the present acceleration the filter's zero (datasheet, section 8.14)
      sensor.feel(now(), rest);
      watch();
      return true;
    },
    disturbed({ end }) {
      until = Math.max(until, end);
      watch();
    },
  };
}
