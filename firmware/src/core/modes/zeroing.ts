import type { TimerGroup } from '../common/timer.ts';
import { retryPause } from '../link/retry.ts';

/** Attempts at a zero that a person asked for: he has left by then, and the cover may lie anywhere. */
const ASKED_TRIES = 5;

/** When to try for a zero again: the first one for ever, one that was asked for a few times. */
export interface Zeroing {
  /** `asked`: by a maintenance message, over a zero that may be known already. */
  begin(asked: boolean): void;
  refused(): void;
  /** Returns whether it was asked for. */
  learned(): boolean;
}

export function createZeroing(timers: TimerGroup, random: (limit: number) => number, learn: () => void): Zeroing {
  const again = timers.create(learn);
  let tries = 0;
  let asked = false;

  function begin(byRequest: boolean): void {
    tries = 0;
    asked = byRequest;
    again.clear();
    learn();
  }

  function refused(): void {
    tries += 1;
    if (!asked || tries < ASKED_TRIES) again.set(retryPause(tries, random, 0));
  }

  function learned(): boolean {
    const was = asked;
    asked = false;
    return was;
  }

  return { begin, refused, learned };
}
