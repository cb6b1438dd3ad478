import type { Stream } from '@lidwatch/sim';

/** mm over the reference, by minutes since the start. */
export type Level = (minute: number) => number;

/** Quantiles of a published distribution, as (share, value); between them the logarithm is interpolated. */
type Quantiles = readonly (readonly [number, number])[];

/** mm/min over the whole rise: p50, p95 and p99 of 2,256 floods of New York; the ends are ASSUMED */
const MEAN_RISE: Quantiles = [
  [0, 0.3],
  [0.5, 2.4],
  [0.95, 13],
  [0.99, 25],
  [1, 60],
];
/** mm/min of the fastest interval: p50, p95, p99 and the largest of them; the low end is ASSUMED */
const FASTEST: Quantiles = [
  [0, 2],
  [0.5, 13],
  [0.95, 41],
  [0.99, 71],
  [1, 222],
];

function at(quantiles: Quantiles, share: number): number {
  const next = quantiles.findIndex(([upTo]) => upTo >= share);
  const [b, high] = quantiles[Math.max(1, next)] ?? [1, 1];
  const [a, low] = quantiles[Math.max(1, next) - 1] ?? [0, 1];
  return low * (high / low) ** ((share - a) / (b - a));
}

export interface Flood {
  readonly level: Level;
  /** minutes from the start until it has drained to what it was before */
  readonly minutes: number;
  /** of the fastest minute, mm/min */
  readonly fastest: number;
}

/**
 * A flood that passes `beyond`: it rises fastest at first, or after a slow beginning, at the published rates; stands;
 * drains with a half-life of 5..60 minutes. `quick`: no slower than the share of the floods that it is.
 */
export function drawFlood(stream: Stream, beyond: number, quick = 0): Flood {
  const share = stream.between(quick, 1);
  const mean = at(MEAN_RISE, share);
  // quick floods are quick in their fastest minute too, though not in the same order
  const fastest = Math.max(1.2 * mean, at(FASTEST, Math.min(1, Math.max(0, share + stream.between(-0.05, 0.05)))));
  const base = stream.between(0, 20);
  const depth = beyond - base + stream.between(0.1, 2) * Math.max(100, beyond);
  const slow = stream.chance(0.5) ? stream.between(0, 0.4) * depth : 0;
  const slowMinutes = slow / mean;
  const rushMinutes = (depth - slow) / mean;
  const bend = fastest / mean;
  const stands = stream.between(0, 60);
  const halfLife = stream.between(5, 60);
  const top = slowMinutes + rushMinutes;
  function level(minute: number): number {
    if (minute <= 0) return base;
    if (minute < slowMinutes) return base + mean * minute;
    if (minute < top) return base + slow + (depth - slow) * (1 - (1 - (minute - slowMinutes) / rushMinutes) ** bend);
    return base + depth * 0.5 ** (Math.max(0, minute - top - stands) / halfLife);
  }
  return { level, minutes: top + stands + 9 * halfLife, fastest };
}
