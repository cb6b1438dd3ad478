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
/** times the jitter: what is beyond it is none */
const BEYOND = 4;

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
    addTo(settings, next, at, level);
    return next;
  }
  doubt.oddAt = at;
  doubt.odd = level;
  return doubt;
}

/** Of the way that it has come, water falls by no more than this in a step; an object is gone as it came. */
const FALLS_BY = 0.5;

/** Does the sample go on from the doubtful ones before it? `believed` is the level from which they came. */
export function goesOn(settings: LevelSettings, doubt: Doubt, at: number, level: number, believed: number): boolean {
  const { count, again, rough } = doubt;
  const ms = at - doubt.at;
  const step = level - doubt.level;
  const isFirst = again === 0 && count < EARLY;
  if (isFirst && step > 0) return step <= possibleChange(settings, settings.fastest, ms);
  const fall = again === 0 && step < 0 ? FALLS_BY * (doubt.level - believed) : 0;
  return Math.abs(step) <= Math.max(unprovenRise(settings, ms), BEYOND * Math.sqrt(rough), fall);
}

/** Steps of one movement are alike: one so many times what the row before it went begins a row of its own, one so much less adds none. */
const UNLIKE = 4;

/** The most that the next step of the row may be: where the row is more than noise, by the time that the step took. */
function mostInRow({ moved }: LevelSettings, { at, level, turn, turnAt }: Doubt, ms: number): number {
  const row = Math.abs(level - turn);
  const paced = Math.max(0, row - moved / 2) * (ms / Math.max(1, at - turnAt));
  return UNLIKE * Math.max(row, paced);
}

export function addTo(settings: LevelSettings, doubt: Doubt, at: number, level: number): void {
  const step = level - doubt.level;
  const size = Math.abs(step);
  const way = step >= STEP ? 1 : step <= -STEP ? -1 : 0;
  const row = Math.abs(doubt.level - doubt.turn);
  // noise that happens to go the same way makes no row of an object that is exchanged for another
  const isInRow = way * doubt.run > 0 && size <= mostInRow(settings, doubt, at - doubt.at);
  // the rise with which the doubt began goes on
  const isSameRise = way > 0 && doubt.count === 1 && doubt.again === 0 && doubt.way > 0;
  const most = Math.max(settings.moved, BEYOND * Math.sqrt(doubt.rough));
  // a step that goes on in the direction of the one before it is no jitter, and one to another place tells little of it
  if (!isInRow && !isSameRise) doubt.rough += (Math.min(size, most) ** 2 - doubt.rough) / Math.min(WINDOW, doubt.count);
  doubt.count += 1;
  doubt.mean += (level - doubt.mean) / Math.min(WINDOW, doubt.count);
  if (!isInRow && size > most) {
    // one step is no drift, however long it lasts: what stands there now has to move from there
    doubt.since = at;
    doubt.first = level;
    doubt.mean = level;
  }
  if (!isInRow) {
    doubt.run = 0;
    doubt.turn = way === 0 ? level : doubt.level;
    doubt.turnAt = way === 0 ? at : doubt.at;
  }
  if (!isInRow || UNLIKE * size >= row) doubt.run += way;
  doubt.at = at;
  doubt.level = level;
  doubt.oddAt = 0;
  if (doubt.count > EARLY + WINDOW && at - doubt.since > DRIFT_SPAN) {
    doubt.since = at;
    doubt.first = doubt.mean;
    doubt.count = EARLY;
  }
}
