import type { Stream } from '../random/stream.ts';

export interface Climate {
  /** degC, mean of the day */
  readonly mean: number;
  /** degC from the mean to the afternoon's top */
  readonly swing: number;
}

const DAY = 86_400_000;
/** Runs start at midnight; the top comes at 15:00. */
const TOP = 15 * 3_600_000;

/**
 * Temperature of a node in degC over the day. ASSUMED: a chamber feels 0.4..0.8 of the street's swing, each its own.
 */
export function createTemperature(random: Stream, { mean, swing }: Climate): (t: number) => number {
  const share = random.between(0.4, 0.8);
  const offset = random.between(-1, 1);
  return (t) => mean + offset + swing * share * Math.cos((2 * Math.PI * (t - TOP)) / DAY);
}
