import { type LevelSettings, possibleChange, unprovenRise } from './levelSettings.ts';
import type { Doubt } from './levelMemory.ts';

const MINUTE = 60_000;

/** Samples within which a rise must go on to be told from an object at once; later it takes a drift. */
const EARLY = 5;
/** the moving mean looks back over so many samples */
const WINDOW = 8;
/** ms; a drift is measured over so long, or over a window of samples where that is longer */
const DRIFT_SPAN = 3_600_000;
/** a step is one beyond this, mm: half of the noise */
const STEP = 2;
/** of the way that it came, a rise goes on by this share in the next sample alone, minutes later at most, or by the smaller one in several */
const GOES_ON = 0.25;
const SOON = 2.5;
const KEEPS_WAY = 0.15;
/** or it keeps this share of its pace, where samples follow each other closely */
const KEEPS_PACE = 0.3;
/** so many times the difference of two readings is beyond chance */
const CHANCE = 2.5;

/** Levels that need no proof. */
export interface Band {
  readonly began: number;
  readonly low: number;
  readonly high: number;
}

/** `way` mm in `ms`: the least that water must have done. */
export function openDoubt({ began, low, high }: Band, at: number, level: number, way: number, ms: number): Doubt {
  const pace = (way * MINUTE) / Math.max(ms, 1);
  return { began, low, high, since: at, first: level, way, pace, at, level, count: 1, mean: level, rough: 0, run: 0 };
}

/** Does the sample go on from the doubtful ones before it, or is it something else again? */
export function goesOn(settings: LevelSettings, doubt: Doubt, at: number, level: number): boolean {
  const ms = at - doubt.at;
  const step = level - doubt.level;
  const isEarlyRise = step > 0 && doubt.count < EARLY && doubt.run === doubt.count - 1;
  if (isEarlyRise) return step <= possibleChange(settings, settings.fastest, ms);
  return Math.abs(step) <= Math.max(unprovenRise(settings, ms), 4 * Math.sqrt(doubt.rough));
}

export function addTo(doubt: Doubt, at: number, level: number): void {
  const step = level - doubt.level;
  const weight = 1 / Math.min(WINDOW, doubt.count);
  doubt.rough += (step * step - doubt.rough) * weight;
  doubt.count += 1;
  doubt.mean += (level - doubt.mean) / Math.min(WINDOW, doubt.count);
  if (step >= STEP) doubt.run = Math.max(0, doubt.run) + 1;
  else if (step <= -STEP) doubt.run = Math.min(0, doubt.run) - 1;
  else doubt.run = 0;
  doubt.at = at;
  doubt.level = level;
  if (doubt.count > EARLY + WINDOW && at - doubt.since > DRIFT_SPAN) {
    doubt.since = at;
    doubt.first = doubt.mean;
    doubt.count = EARLY;
  }
}

/**
 * Water that came in a rush goes on moving, and slows down gradually; an object stands still to within the noise of the
 * sensor, and a false echo jitters about one place. So at first every step must go the same way: a fair part of the way that it
 * came, or at a part of its pace. What has stood for longer must have drifted by more than its jitter explains.
 */
export function movesLikeWater(settings: LevelSettings, doubt: Doubt): boolean {
  const { count, run, first, level, mean, rough, way, pace } = doubt;
  const minutes = (doubt.at - doubt.since) / MINUTE;
  const isPossible = Math.abs(pace) <= settings.fastest;
  if (count <= EARLY) {
    if (!isPossible || Math.abs(run) !== count - 1) return false;
    if (count === 2) return run > 0 && minutes <= SOON && level - first >= Math.max(settings.moved, GOES_ON * way);
    const least = Math.min(KEEPS_PACE * Math.abs(pace) * minutes, KEEPS_WAY * Math.abs(way));
    // looks in one series part by less than those of a whole row
    return Math.abs(level - first) >= Math.max(settings.moved / 2, least);
  }
  return Math.abs(mean - first) >= Math.max(settings.moved, settings.drift * minutes, CHANCE * Math.sqrt(rough));
}
