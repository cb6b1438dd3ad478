import type { Stream } from '../random/stream.ts';

/**
 * How an ultrasonic sensor fails: `stuck` repeats its last reading, `spikes` are metres off now and then, `silent` answers
 * nothing, `codes` answers with what parts say out of range (5000, 9999) as if it were a distance, `noise` scatters.
 */
export const FAILURES = ['stuck', 'spikes', 'silent', 'codes', 'noise'] as const;
export type Failure = (typeof FAILURES)[number];

/** What the sensor under the lid makes of the distance to the surface. */
export interface LevelSensor {
  /** mm, or undefined where the part answers with an out-of-range code that its driver knows */
  measure(distance: number, now: number): number | undefined;
  /** Something lies in view at `distance` mm until `until`. */
  obstruct(distance: number, until: number): void;
  /** It fails in this way until `until`. */
  fail(failure: Failure, until: number): void;
}

/** A02YYUW: 30 mm of blind zone, 4.5 m of range. */
const NEAREST = 30;
const FARTHEST = 4500;
/** ASSUMED: one false echo in 1,000 samples. */
const FALSE_ECHO = 0.001;
/** ASSUMED: of the readings of a part that spikes, three in ten are wrong: more than a median of three removes. */
const SPIKES = 0.3;
/** mm, standard deviation of a part whose transducer comes loose. ASSUMED. */
const LOOSE = [30, 200] as const;
/** What parts say where they hear no echo (facts of the domain). */
const CODES = [5000, 9999] as const;

/**
 * An ultrasonic sensor as the flood sensors of New York behave (facts of the domain): noise of 1.5..3 mm, an offset of
 * 2..22 mm that is the sensor's own, now and then a single false echo.
 */
export function createLevelSensor(random: Stream): LevelSensor {
  const sigma = random.between(1.5, 3);
  const offset = random.between(2, 22);
  let obstacle = Infinity;
  let obstructedUntil = 0;
  let failure: Failure = 'stuck';
  let failingUntil = 0;
  let scatter = 0;
  let code = 0;
  let last: number | undefined;

  function sound(distance: number, now: number, noise: number): number | undefined {
    if (random.chance(FALSE_ECHO)) return random.integer(NEAREST, FARTHEST);
    const seen = now < obstructedUntil ? Math.min(distance, obstacle) : distance;
    const reading = Math.round(seen + offset + noise * random.normal());
    return reading < NEAREST || reading > FARTHEST ? undefined : reading;
  }

  function failed(distance: number, now: number): number | undefined {
    if (failure === 'stuck') return last;
    if (failure === 'silent') return undefined;
    if (failure === 'codes') return code;
    if (failure === 'spikes' && random.chance(SPIKES)) return random.integer(NEAREST, FARTHEST);
    return sound(distance, now, failure === 'noise' ? scatter : sigma);
  }

  return {
    measure(distance, now) {
      if (now < failingUntil) return failed(distance, now);
      last = sound(distance, now, sigma);
      return last;
    },
    obstruct(distance, until) {
      obstacle = distance;
      obstructedUntil = until;
    },
    fail(how, until) {
      failure = how;
      failingUntil = until;
      scatter = random.between(...LOOSE);
      code = random.chance(0.5) ? CODES[0] : CODES[1];
    },
  };
}
