import type { VirtualTime } from '../clock/virtualTime.ts';
import { crossings } from '../physics/crossings.ts';

/**
 * Tells when a level passes a mark. Nothing is looked at as time goes by: the moments are worked out ahead, and anew
 * whenever what the level does has changed.
 */
export interface Passages {
  /** What the level does from now on has changed; it may pass marks until `until`. */
  plan(until: number): void;
}

/** ms between two places at which a plan looks: a 1,000th of it within these */
const FINEST = 1000;
const COARSEST = 60_000;
const PARTS = 1000;

export function createPassages(
  time: VirtualTime,
  level: (t: number) => number,
  marks: readonly number[],
  passed: (mark: number, up: boolean) => void,
): Passages {
  let waiting: number[] = [];
  let horizon = 0;
  /** marks at or below the level as it was last told */
  const below = new Set<number>();

  function pass(mark: number, up: boolean): void {
    // a new plan may have changed where the level stands at this very moment
    if (below.has(mark) === up) return;
    if (up) below.add(mark);
    else below.delete(mark);
    passed(mark, up);
  }

  return {
    plan(until) {
      for (const handle of waiting) time.cancel(handle);
      const now = time.now();
      horizon = Math.max(horizon, until);
      const here = level(now);
      for (const mark of marks) pass(mark, here >= mark);
      const step = Math.min(COARSEST, Math.max(FINEST, (horizon - now) / PARTS));
      const found = crossings(level, marks, now, horizon, step);
      waiting = found.map(({ at, mark, up }) => time.at(at, () => pass(mark, up)));
    },
  };
}
