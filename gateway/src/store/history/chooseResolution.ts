import { LEVELS, type Resolution } from './levels.ts';

interface Choice {
  readonly from: number;
  readonly to: number;
  readonly points: number;
  wholeSince(resolution: Resolution): number;
  /** readings in the span, counted up to `most` */
  countRaw(most: number): number;
}

/**
 * The finest resolution that keeps the span within so many points and is whole over it. Where none is whole any more, the
 * one that reaches furthest back, and of those the finest that fits.
 */
export function chooseResolution({ from, to, points, wholeSince, countRaw }: Choice): Resolution {
  const fitting: Resolution[] = [];
  if (countRaw(points + 1) <= points) fitting.push('raw');
  for (const { name, width } of LEVELS) if ((to - from) / width <= points) fitting.push(name);
  if (fitting.length === 0) return 'day';
  const whole = fitting.find((resolution) => wholeSince(resolution) <= from);
  if (whole) return whole;
  const furthest = Math.min(...fitting.map(wholeSince));
  return fitting.find((resolution) => wholeSince(resolution) === furthest) ?? 'day';
}
