import { LIMIT } from '@lidwatch/protocol';

/** Largest age that a frame can say, in seconds. */
export const MAX_AGE = LIMIT.word;

/** Whole seconds from `at` to `now`, at most MAX_AGE. A clock counts past 2^31 ms within 25 days, an age does not. */
export function elapsedSeconds(now: number, at: number): number {
  return (Math.max(0, Math.min(MAX_AGE * 1000, now - at)) / 1000) | 0;
}
