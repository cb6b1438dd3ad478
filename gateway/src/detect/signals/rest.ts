import type { Rules } from '../rule.ts';
import type { Sample } from '../sample.ts';

/** How the cover was last seen to move, and has not been seen to come back from. */
export const MOVED = { no: 0, lifted: 1, slid: 2 } as const;

/** Where the cover lies, and what has been done to it since it lay well. */
export interface Rest {
  /** a value of MOVED */
  readonly moved: number;
  /** 1: since it was moved, its hall switch has been open or people have worked on it */
  readonly handled: number;
  /** degC when its zero was first known; null before that */
  readonly zeroAt: number | null;
  /** degC, newest */
  readonly temperature: number | null;
}

export const NO_REST: Rest = { moved: MOVED.no, handled: 0, zeroAt: null, temperature: null };

/**
 * deg a degC by which the angle may differ from the zero by temperature alone: a LIS3DH drifts by at most 0.029 deg a
 * degC and axis (facts of the domain), and two axes add up to 0.041.
 */
const DRIFT = 0.041;

/** The angle from the zero without what temperature may have made of it: never more than the cover really leans. */
export function restAngle({ zeroAt, temperature }: Rest, tilt: number): number {
  if (zeroAt === null || temperature === null) return tilt;
  return Math.max(0, tilt - DRIFT * Math.abs(temperature - zeroAt));
}

/** The angle, where it means something: without a learned zero it does not. */
export function knownTilt(sample: Sample): number | undefined {
  return sample.zeroUnknown === true || sample.motionFault === true ? undefined : sample.tilt;
}

/**
 * A lift is over when the cover rests at its zero again. A slide may leave it as level as it was, beside its frame: that
 * it lies there at its zero proves nothing, unless the hall switch has closed or a crew has been there since.
 */
function movedAfter(rules: Rules, before: Rest, handled: number, sample: Sample, tilt: number | undefined): number {
  if (sample.trigger === 'slide') return MOVED.slid;
  if (sample.trigger === 'lift' || (tilt !== undefined && tilt >= rules['cover.tilted'].raise)) return MOVED.lifted;
  const mayBeBack = before.moved === MOVED.lifted || (before.moved === MOVED.slid && handled === 1);
  if (!mayBeBack || tilt === undefined || sample.hallOpen === true || sample.maintenance === true) return before.moved;
  return restAngle(before, tilt) < rules['cover.displaced'].clear ? MOVED.no : before.moved;
}

export function watchRest(rules: Rules, before: Rest, sample: Sample): Rest {
  const tilt = knownTilt(sample);
  const temperature = sample.temperature ?? before.temperature;
  const zeroAt = sample.zeroUnknown === true ? null : (before.zeroAt ?? (tilt === undefined ? null : temperature));
  const isHandled = sample.hallOpen === true || sample.maintenance === true;
  const moved = movedAfter(rules, before, isHandled ? 1 : before.handled, sample, tilt);
  const handled = moved === MOVED.no ? 0 : isHandled ? 1 : before.handled;
  const isSame =
    moved === before.moved &&
    handled === before.handled &&
    zeroAt === before.zeroAt &&
    temperature === before.temperature;
  return isSame ? before : { moved, handled, zeroAt, temperature };
}
