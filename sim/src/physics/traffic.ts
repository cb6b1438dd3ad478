import type { Stream } from '../random/stream.ts';
import { blow, type Shake } from './shake.ts';

/** What a street does to the lids in it. */
export interface Street {
  /** median of the peaks, mg */
  readonly median: number;
  /** 95th percentile of the peaks, mg */
  readonly p95: number;
}

/** In-vehicle measurements of 500 drives, taken as a stand-in for the lid: regular road and potholes. */
export const STREETS = {
  smooth: { median: 190, p95: 470 },
  potholes: { median: 400, p95: 840 },
} as const satisfies Readonly<Record<string, Street>>;

export type StreetName = keyof typeof STREETS;

/** One vehicle over one lid. */
export interface Pass {
  /** largest vertical peak, mg */
  readonly peak: number;
  readonly axles: number;
  readonly shakes: readonly Shake[];
}

/** How loosely a lid lies in its frame. */
export interface Play {
  /** share of the passes at which it bangs */
  readonly share: number;
  /** times the peak, where it does */
  readonly gain: number;
}

export const SEATED: Play = { share: 0, gain: 1 };
/** ASSUMED: a rattling lid takes three times the peak (facts of the domain). */
export const RATTLING: Play = { share: 1, gain: 3 };
/** standard normal, 95th percentile */
const Z95 = 1.645;
/** ASSUMED: one vehicle in twelve is a lorry of three to five axles. */
const LORRY = 1 / 12;

/**
 * A vehicle that crosses the lid at `start`. Peaks are log-normal through the street's median and 95th percentile;
 * axles are 2.5..4 m apart at 20..50 km/h; `gain` is that of the lid. ASSUMED: only one wheel in two really hits the lid, the others less.
 */
export function vehicle(random: Stream, start: number, street: Street, gain: number): Pass {
  const sigma = Math.log(street.p95 / street.median) / Z95;
  const drawn = street.median * Math.exp(sigma * random.normal());
  const peak = Math.round(drawn * gain);
  const axles = random.chance(LORRY) ? random.integer(3, 5) : 2;
  const gap = (random.between(2.5, 4) / (random.between(20, 50) / 3.6)) * 1000;
  const shakes: Shake[] = [];
  const hardest = random.integer(0, axles - 1);
  for (let axle = 0; axle < axles; axle += 1) {
    const share = axle === hardest ? 1 : random.between(0.4, 1);
    shakes.push(blow(random, start + axle * gap, peak * share, random.between(50, 150), random.between(30, 80)));
  }
  return { peak, axles, shakes };
}

/** Milliseconds until the next vehicle at so many a day: arrivals are independent (a Poisson process). ASSUMED. */
export function nextArrival(random: Stream, perDay: number): number {
  return perDay > 0 ? random.exponential(86_400_000 / perDay) : Infinity;
}

/** Share of the passes whose peak is beyond `level` mg: how often a node counts a blow, but for what it overhears. */
export function blowShare(street: Street, { share, gain }: Play, level: number): number {
  const sigma = Math.log(street.p95 / street.median) / Z95;
  const beyond = (times: number) => upperTail(Math.log(level / (street.median * times)) / sigma);
  return share * beyond(gain) + (1 - share) * beyond(1);
}

/** P(Z > z) of a standard normal: Abramowitz and Stegun 26.2.17, good to 1e-7. */
function upperTail(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const series = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  const tail = (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * series;
  return z >= 0 ? tail : 1 - tail;
}
