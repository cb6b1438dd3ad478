import { placeOf } from '../order.ts';
import type { Rules } from '../rule.ts';
import type { Sample } from '../sample.ts';
import { isTemperature } from './health.ts';

/** How the cover was last seen to move, and has not been seen to come back from. */
export const MOVED = { no: 0, lifted: 1, slid: 2 } as const;

/** Where the cover lies, and what has been done to it since it lay well. */
export interface Rest {
  /** a value of MOVED */
  readonly moved: number;
  /** 1: since it was moved, its hall switch has been open or people have worked on it */
  readonly handled: number;
  /** 1: since it slid, it has lain at another angle than before */
  readonly apart: number;
  /** place of the newest series that told of a slide; 0: none */
  readonly slidAt: number;
  /** 1: this sample is the first of such a series */
  readonly again: number;
  /** degC when its zero was first known; null before that */
  readonly zeroAt: number | null;
}

export const NO_REST: Rest = {
  ...{ moved: MOVED.no, handled: 0, apart: 0 },
  ...{ slidAt: 0, again: 0, zeroAt: null },
};

/**
 * deg a degC by which the angle may differ from the zero by temperature alone: a LIS3DH drifts by at most 0.029 deg a
 * degC and axis (facts of the domain), and two axes add up to 0.041.
 */
const DRIFT = 0.041;
/** deg: between frost and a noon in summer, 36 degC; what is more than a lorry makes is no drift */
const MOST_DRIFT = 1.5;

/**
 * The angle from the zero without what temperature, the newest that was read, may have made of it: never more than the cover
 * really leans.
 */
export function restAngle({ zeroAt }: Rest, tilt: number, temperature: number | null): number {
  if (zeroAt === null || temperature === null || !isTemperature(temperature)) return tilt;
  return Math.max(0, tilt - Math.min(MOST_DRIFT, DRIFT * Math.abs(temperature - zeroAt)));
}

/** The angle, where it means something: without a learned zero it does not. */
export function knownTilt(sample: Sample): number | undefined {
  return sample.zeroUnknown === true || sample.motionFault === true ? undefined : sample.tilt;
}

/**
 * A lift is over when the cover rests at its zero again. So is a slide that had left it at another angle. One that left
 * it as level as it was, beside its frame, is not: that it lies there at its zero proves nothing, unless the hall switch
 * has closed or a crew has been there since.
 */
function movedAfter(rules: Rules, rest: Rest, handled: number, sample: Sample, angle: number | undefined): number {
  const { moved, apart } = rest;
  const tilt = knownTilt(sample);
  const isSlid = moved === MOVED.slid;
  const isOver = moved === MOVED.lifted || (isSlid && (handled === 1 || apart === 1));
  const isAtZero = angle !== undefined && angle < rules['cover.displaced'].clear;
  if (isOver && isAtZero && sample.hallOpen !== true && sample.maintenance !== true) return MOVED.no;
  if (sample.trigger === 'slide') return MOVED.slid;
  return sample.trigger === 'lift' || (tilt !== undefined && tilt >= rules['cover.tilted'].raise)
    ? MOVED.lifted
    : moved;
}

/** `temperature`: degC, the newest that was read */
export function watchRest(rules: Rules, before: Rest, sample: Sample, temperature: number | null): Rest {
  const tilt = knownTilt(sample);
  if (isCalm(rules, before, sample, tilt)) return before;
  const known = temperature !== null && isTemperature(temperature) ? temperature : null;
  const zeroAt = sample.zeroUnknown === true ? null : (before.zeroAt ?? (tilt === undefined ? null : known));
  const handled = sample.hallOpen === true || sample.maintenance === true ? 1 : before.handled;
  const isSlide = sample.trigger === 'slide';
  const slidAt = isSlide ? placeOf(sample) : before.slidAt;
  const again = isSlide && slidAt !== before.slidAt ? 1 : 0;
  const angle = tilt === undefined ? undefined : restAngle(before, tilt, temperature);
  const moved = movedAfter(rules, before, handled, sample, angle);
  const isApart = angle !== undefined && angle >= rules['cover.displaced'].raise;
  const isFlat = moved !== MOVED.slid || (again === 1 && !isApart);
  const apart = isFlat ? 0 : isApart ? 1 : before.apart;
  const after: Rest = { moved, handled: moved === MOVED.no ? 0 : handled, apart, slidAt, again, zeroAt };
  return isSame(before, after) ? before : after;
}

/** A cover that lies as it always lay: nearly every sample. */
function isCalm(
  rules: Rules,
  { moved, again, zeroAt, handled }: Rest,
  sample: Sample,
  tilt: number | undefined,
): boolean {
  if (moved !== MOVED.no || again === 1 || zeroAt === null || handled === 1) return false;
  if (sample.trigger !== undefined || sample.hallOpen === true || sample.maintenance === true) return false;
  return sample.zeroUnknown !== true && (tilt === undefined || tilt < rules['cover.tilted'].raise);
}

function isSame(a: Rest, b: Rest): boolean {
  return (
    a.moved === b.moved &&
    a.handled === b.handled &&
    a.apart === b.apart &&
    a.slidAt === b.slidAt &&
    a.again === b.again &&
    a.zeroAt === b.zeroAt
  );
}
