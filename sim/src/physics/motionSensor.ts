import type { Stream } from '../random/stream.ts';
import type { Attitude } from './attitude.ts';
import type { Shake } from './shake.ts';
import { type Vector, vector } from './vector.ts';

/** The accelerometer in its lid: gravity, motion, drift with temperature and noise, in whole mg. */
export interface MotionSensor {
  read(t: number, out: Vector): void;
  /** Shakes the lid; shakes that are over are forgotten. */
  shake(shakes: readonly Shake[], now: number): void;
  /** Acceleration as the part's own comparator feels it: before drift and rounding. */
  feel(t: number, out: Vector): void;
}

/** LIS3DH: noise of 8 mg a sample either way (facts of the domain). */
const NOISE = 8;
/** 0.006..0.029 deg per degC and axis, in mg (1 deg of tilt is 17.45 mg) */
const DRIFT = { least: 0.1, most: 0.5 };
const RANGE = 4000;
/** what the noise of one axis can be, in whole mg */
const NOISES = 2 * NOISE + 1;
const PAIRS = NOISES * NOISES;
const TRIPLES = PAIRS * NOISES;

export function createMotionSensor(
  random: Stream,
  attitude: Attitude,
  temperature: (t: number) => number,
): MotionSensor {
  const drift = () => random.between(DRIFT.least, DRIFT.most) * (random.chance(0.5) ? 1 : -1);
  const slope = vector(drift(), drift(), drift());
  const felt = vector(0, 0, 0);
  let shakes: Shake[] = [];
  let shakenUntil = 0;
  let warmth = 0;
  let warmthAt = -1;

  function feel(t: number, out: Vector): void {
    attitude.gravity(t, out);
    if (t < shakenUntil) for (const shake of shakes) shake.add(t, out);
  }

  function asRead(mg: number, noise: number): number {
    return Math.max(-RANGE, Math.min(RANGE, Math.round(mg) + noise - NOISE)) | 0;
  }

  return {
    read(t, out) {
      feel(t, felt);
      // iron takes minutes to warm: once a second is enough
      const second = (t / 1000) | 0;
      if (second !== warmthAt) warmth = temperature(second * 1000) - 20;
      warmthAt = second;
      // one number for three axes
      const drawn = random.integer(0, TRIPLES - 1);
      out.x = asRead(felt.x + slope.x * warmth, drawn % NOISES);
      out.y = asRead(felt.y + slope.y * warmth, ((drawn / NOISES) | 0) % NOISES);
      out.z = asRead(felt.z + slope.z * warmth, (drawn / PAIRS) | 0);
    },
    shake(added, now) {
      shakes = shakes.filter((one) => one.end > now);
      shakes.push(...added);
      for (const { end } of added) shakenUntil = Math.max(shakenUntil, end);
    },
    feel,
  };
}
