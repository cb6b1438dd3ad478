/** A shower of even intensity. */
export interface Shower {
  readonly start: number;
  readonly end: number;
  /** mm of rain an hour */
  readonly intensity: number;
}

/** How a chamber answers rain: a linear reservoir, the simplest hydrograph there is. */
export interface Catchment {
  /** mm of level, in the end, for each mm/h of steady rain */
  readonly gain: number;
  /** ms in which the level covers 63 % of what is left to go */
  readonly lag: number;
}

/**
 * Level in mm that rain adds at `t`. Under steady rain it climbs towards gain * intensity, afterwards it falls back
 * exponentially; showers add up, since the reservoir is linear.
 */
export function rainLevel(showers: readonly Shower[], { gain, lag }: Catchment, t: number): number {
  let level = 0;
  for (const { start, end, intensity } of showers) {
    if (t <= start) continue;
    const wet = 1 - Math.exp(-(Math.min(t, end) - start) / lag);
    level += gain * intensity * wet * (t > end ? Math.exp(-(t - end) / lag) : 1);
  }
  return level;
}
