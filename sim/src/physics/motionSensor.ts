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
  /** what a read gives but for the noise, in which second and at which angle */
  const expected: Vector = { x: 0, y: 0, z: 0 };
  let expectedAt = -1;
  let expectedFor = 0;

  function feel(t: number, out: Vector): void {
    attitude.gravity(t, out);
    if (t < shakenUntil) for (const shake of shakes) shake.add(t, out);
  }

  function inRange(mg: number): number {
    return Math.max(-RANGE, Math.min(RANGE, mg));
  }

  /** A lid lies as it lay before, nearly always: what reads have in common but for the noise is worked out once a second. */
  function expect(t: number): void {
    const second = (t / 1000) | 0;
    const angle = attitude.angle(t);
    if (t >= shakenUntil && second === expectedAt && angle === expectedFor) return;
    expectedFor = angle;
    feel(t, felt);
    // iron takes minutes to warm
    if (second !== warmthAt) warmth = temperature(second * 1000) - 20;
    warmthAt = second;
    // what was read in a shake is no reading at rest
    expectedAt = t < shakenUntil ? -1 : second;
    expected.x = Math.round(felt.x + slope.x * warmth) | 0;
    expected.y = Math.round(felt.y + slope.y * warmth) | 0;
    expected.z = Math.round(felt.z + slope.z * warmth) | 0;
  }

  return {
    read(t, out) {
      expect(t);
      // ten bits an axis: each of the seventeen values comes 60 or 61 times in 1,024
      const bits = random.bits();
      out.x = inRange(expected.x + (((bits & 1023) * NOISES) >> 10) - NOISE);
      out.y = inRange(expected.y + ((((bits >> 10) & 1023) * NOISES) >> 10) - NOISE);
      out.z = inRange(expected.z + ((((bits >> 20) & 1023) * NOISES) >> 10) - NOISE);
    },
    shake(added, now) {
      shakes = shakes.filter((one) => one.end > now);
      shakes.push(...added);
      for (const { end } of added) shakenUntil = Math.max(shakenUntil, end);
    },
    feel,
  };
}
