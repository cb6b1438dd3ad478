import { type Catchment, rainLevel, type Shower } from './rain.ts';
import type { Tide } from './tide.ts';

/** A scripted level over time: straight lines between points, from the moment it is played. */
export interface Hydrograph {
  /** [ms since it began, mm above the level before it], ascending in time; nothing before and after */
  readonly points: readonly (readonly [number, number])[];
}

/** Water in one chamber, mm above its reference. */
export interface Water {
  level(t: number): number;
  play(now: number, hydrograph: Hydrograph): void;
}

export interface WaterOptions {
  /** mm in dry weather */
  readonly base: number;
  readonly catchment: Catchment;
  /** may grow while the city runs */
  readonly showers: readonly Shower[];
  /** what the sea presses back into the chamber */
  readonly tide?: Tide | undefined;
}

/** Up in `rise` ms to `height` mm, there for `hold` ms, down in `fall` ms. */
export function floodWave(height: number, rise: number, hold: number, fall: number): Hydrograph {
  return {
    points: [
      [0, 0],
      [rise, height],
      [rise + hold, height],
      [rise + hold + fall, 0],
    ],
  };
}

/** The height a storm has reached before it comes down hardest, and the height that it then gains. ASSUMED. */
const BEFORE = 0.2;
const FASTEST = 0.3;

/**
 * A flood as streets have them: up to `height` mm at `rate` mm a minute on the mean, part of it at `fastest`, there for
 * `hold` ms, and down in `fall` ms, first quickly.
 */
export function stormWave(height: number, rate: number, fastest: number, hold: number, fall: number): Hydrograph {
  const rise = (height / rate) * 60_000;
  const quick = Math.min(rise * FASTEST, ((height * FASTEST) / Math.max(fastest, rate)) * 60_000);
  const slow = (rise - quick) / (1 - FASTEST);
  const first = slow * BEFORE;
  return {
    points: [
      [0, 0],
      [first, height * BEFORE],
      [first + quick, height * (BEFORE + FASTEST)],
      [rise, height],
      [rise + hold, height],
      [rise + hold + fall / 3, height / 2],
      [rise + hold + fall, 0],
    ],
  };
}

export function createWater({ base, catchment, showers, tide }: WaterOptions): Water {
  let playing: { readonly start: number; readonly hydrograph: Hydrograph }[] = [];
  return {
    level(t) {
      let level = base + rainLevel(showers, catchment, t);
      if (tide) level += tide(t);
      for (const { start, hydrograph } of playing) level += heightAt(hydrograph, t - start);
      return level;
    },
    play(now, hydrograph) {
      playing = playing.filter((one) => now - one.start < duration(one.hydrograph));
      playing.push({ start: now, hydrograph });
    },
  };
}

export function duration({ points }: Hydrograph): number {
  return points.at(-1)?.[0] ?? 0;
}

/** ms after its beginning at which it stands highest */
export function timeOfTop({ points }: Hydrograph): number {
  let top: readonly [number, number] = [0, 0];
  for (const point of points) if (point[1] > top[1]) top = point;
  return top[0];
}

function heightAt({ points }: Hydrograph, elapsed: number): number {
  let previous = points[0];
  if (!previous || elapsed < previous[0]) return 0;
  for (const point of points) {
    if (elapsed < point[0]) {
      const share = (elapsed - previous[0]) / (point[0] - previous[0]);
      return previous[1] + share * (point[1] - previous[1]);
    }
    previous = point;
  }
  return 0;
}
