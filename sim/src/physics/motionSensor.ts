import type { Stream } from '../random/stream.ts';
import type { Attitude } from './attitude.ts';
import type { Shake } from './shake.ts';
import type { Vector } from './vector.ts';

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

export function createMotionSensor(
  random: Stream,
  attitude: Attitude,
  temperature: (t: number) => number,
): MotionSensor {
  const drift = () => random.between(DRIFT.least, DRIFT.most) * (random.chance(0.5) ? 1 : -1);
  const slope: Vector = { x: drift(), y: drift(), z: drift() };
  let shakes: Shake[] = [];

  function feel(t: number, out: Vector): void {
    attitude.gravity(t, out);
    for (const shake of shakes) shake.add(t, out);
  }

  function asRead(mg: number, perDegree: number, warmth: number): number {
    const reading = Math.round(mg + perDegree * warmth) + random.integer(-NOISE, NOISE);
    return Math.max(-RANGE, Math.min(RANGE, reading));
  }

  return {
    read(t, out) {
      feel(t, out);
      const warmth = temperature(t) - 20;
      out.x = asRead(out.x, slope.x, warmth);
      out.y = asRead(out.y, slope.y, warmth);
      out.z = asRead(out.z, slope.z, warmth);
    },
    shake(added, now) {
      shakes = shakes.filter((one) => one.end > now);
      shakes.push(...added);
    },
    feel,
  };
}
