import type { Doubt } from './levelMemory.ts';
import type { LevelSettings } from './levelSettings.ts';

const MINUTE = 60_000;
/** as in levelDoubt.ts: samples in which the jitter is not known yet */
const EARLY = 5;

/** Of the way that it came, a rise goes on by this share in the next sample alone, where that follows within minutes. */
const GOES_ON = 0.25;
const SOON = 2.5;
/** or water moves by this share of the way in several steps in one direction */
const KEEPS_WAY = 0.15;
/** or at this share of its pace, where samples follow each other closely */
const KEEPS_PACE = 0.3;
/** times the usual difference of two readings: beyond chance for a mean, and for a row of steps, however often one looks */
const MEAN_CHANCE = 2.5;
const ROW_CHANCE = 4;
/** and by so many times what a mean must move: in days of looks at an object, two of three steps in a row are 17 mm by noise */
const ROW = 1.5;

/**
 * Water that came in a rush goes on moving, and slows down gradually; an object stands still to within the noise of the
 * sensor, and a false echo jitters about one place. The shares are ASSUMED.
 */
export function movesLikeWater(settings: LevelSettings, doubt: Doubt): boolean {
  const { count, pace, again } = doubt;
  // faster than water was ever seen to rise, or where things come and go: only what it does for longer is proof
  const isLikely = Math.abs(pace) <= settings.fastest && again === 0;
  if (count <= EARLY) return isLikely && movesAtOnce(settings, doubt);
  return keepsMoving(settings, doubt);
}

function movesAtOnce({ moved }: LevelSettings, { count, run, at, level, turn, turnAt, way, pace }: Doubt): boolean {
  const minutes = (at - turnAt) / MINUTE;
  const went = Math.abs(level - turn);
  if (count === 2) return run > 0 && minutes <= SOON && went >= Math.max(moved, GOES_ON * way);
  const share = KEEPS_WAY * Math.abs(way);
  if (run <= -2) return went >= Math.max(moved, share);
  // looks in one series part by less than those of a whole row
  return run >= 2 && went >= Math.max(moved / 2, Math.min(share, KEEPS_PACE * Math.abs(pace) * minutes));
}

function keepsMoving({ moved, drift }: LevelSettings, doubt: Doubt): boolean {
  const { at, since, first, mean, rough, run, level, turn, turnAt } = doubt;
  const jitter = Math.sqrt(rough);
  const inRow = Math.max(ROW * moved, (drift * (at - turnAt)) / MINUTE, ROW_CHANCE * jitter);
  if (Math.abs(run) >= 2 && Math.abs(level - turn) >= inRow) return true;
  return Math.abs(mean - first) >= Math.max(moved, (drift * (at - since)) / MINUTE, MEAN_CHANCE * jitter);
}
