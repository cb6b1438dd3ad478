import type { Doubt } from './levelMemory.ts';
import { type LevelSettings, possibleChange, unprovenRise } from './levelSettings.ts';

const MINUTE = 60_000;

/** Samples within which water goes on at once; later its jitter is known, and it takes a drift. */
const EARLY = 5;
/** the moving means look back over so many samples */
const WINDOW = 8;
/** ms; a drift is measured over so long, or over a window of samples where that is longer */
const DRIFT_SPAN = 3_600_000;
/** a step is one beyond this, mm: half of the noise */
const STEP = 2;

/** Levels that need no proof, and since when samples lie outside. */
export type Band = Pick<Doubt, 'began' | 'low' | 'high'>;

/** `way` mm in `ms`: the least that water must have done. */
export function openDoubt({ began, low, high }: Band, at: number, level: number, way: number, ms: number): Doubt {
  const pace = (way * MINUTE) / Math.max(ms, 1);
  return {
    began,
    low,
    high,
    since: at,
    first: level,
    way,
    pace,
    at,
    level,
    count: 1,
    mean: level,
    rough: 0,
    run: 0,
    turn: level,
    turnAt: at,
    again: 0,
    oddAt: 0,
    odd: 0,
  };
}

/** A sample that is neither believed nor close to the doubtful ones: a spike, unless the next one goes on from it. */
export function takeOdd(settings: LevelSettings, doubt: Doubt, at: number, level: number): Doubt {
  const { oddAt, odd } = doubt;
  if (oddAt !== 0 && Math.abs(level - odd) <= unprovenRise(settings, at - oddAt)) {
    const next = openDoubt(doubt, oddAt, odd, odd - doubt.level, oddAt - doubt.at);
    next.again = 1;
    addTo(next, at, level);
    return next;
  }
  doubt.oddAt = at;
  doubt.odd = level;
  return doubt;
}

/** Of the way that it came, water falls by no more than this in a step; an object is gone as it came. */
const FALLS_BY = 0.5;

/** Does the sample go on from the doubtful ones before it? */
export function goesOn(settings: LevelSettings, doubt: Doubt, at: number, level: number): boolean {
  const { count, way, again, rough } = doubt;
  const ms = at - doubt.at;
  const step = level - doubt.level;
  const isFirst = again === 0 && count < EARLY;
  if (isFirst && step > 0) return step <= possibleChange(settings, settings.fastest, ms);
  const fall = again === 0 && step < 0 ? FALLS_BY * way : 0;
  return Math.abs(step) <= Math.max(unprovenRise(settings, ms), 4 * Math.sqrt(rough), fall);
}

export function addTo(doubt: Doubt, at: number, level: number): void {
  const step = level - doubt.level;
  const way = step >= STEP ? 1 : step <= -STEP ? -1 : 0;
  // a step that goes on in the direction of the one before it is no jitter
  if (way * doubt.run <= 0) doubt.rough += (step * step - doubt.rough) / Math.min(WINDOW, doubt.count);
  doubt.count += 1;
  doubt.mean += (level - doubt.mean) / Math.min(WINDOW, doubt.count);
  if (way === 0 || way * doubt.run < 0) {
    doubt.run = 0;
    doubt.turn = way === 0 ? level : doubt.level;
    doubt.turnAt = way === 0 ? at : doubt.at;
  }
  doubt.run += way;
  doubt.at = at;
  doubt.level = level;
  doubt.oddAt = 0;
  if (doubt.count > EARLY + WINDOW && at - doubt.since > DRIFT_SPAN) {
    doubt.since = at;
    doubt.first = doubt.mean;
    doubt.count = EARLY;
  }
}
