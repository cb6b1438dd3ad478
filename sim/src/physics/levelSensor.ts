import type { Stream } from '../random/stream.ts';

/** What the sensor under the lid makes of the distance to the surface. */
export interface LevelSensor {
  /** mm, or undefined where the part answers with an out-of-range code */
  measure(distance: number, now: number): number | undefined;
  /** Something lies in view at `distance` mm until `until`. */
  obstruct(distance: number, until: number): void;
}

/** A02YYUW: 30 mm of blind zone, 4.5 m of range. */
const NEAREST = 30;
const FARTHEST = 4500;

/**
 * An ultrasonic sensor as the flood sensors of New York behave (facts of the domain): noise of 1.5..3 mm, an offset of
 * 2..22 mm that is the sensor's own, now and then a single false echo. ASSUMED: one false echo in 1,000 samples.
 */
export function createLevelSensor(random: Stream): LevelSensor {
  const sigma = random.between(1.5, 3);
  const offset = random.between(2, 22);
  let obstacle = Infinity;
  let obstructedUntil = 0;
  return {
    measure(distance, now) {
      if (random.chance(0.001)) return random.integer(NEAREST, FARTHEST);
      const seen = now < obstructedUntil ? Math.min(distance, obstacle) : distance;
      const reading = Math.round(seen + offset + sigma * random.normal());
      return reading < NEAREST || reading > FARTHEST ? undefined : reading;
    },
    obstruct(distance, until) {
      obstacle = distance;
      obstructedUntil = until;
    },
  };
}
