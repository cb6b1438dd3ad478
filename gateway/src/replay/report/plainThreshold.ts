import type { Levels } from './levels.ts';

/** In a row below the clear level, to end an event: as the rule has it. */
const CLEAR_SAMPLES = 3;

/**
 * What somebody would have who knew of nothing but a level: events of `hold` samples in a row at or over `raise`, until three in a
 * row are below `clear`.
 */
export function plainThreshold({ mm }: Levels, raise: number, clear: number, hold: number): number {
  let events = 0;
  let isRaised = false;
  let run = 0;
  for (const level of mm) {
    run = (isRaised ? level < clear : level >= raise) ? run + 1 : 0;
    if (run < (isRaised ? CLEAR_SAMPLES : hold)) continue;
    if (!isRaised) events += 1;
    isRaised = !isRaised;
    run = 0;
  }
  return events;
}
