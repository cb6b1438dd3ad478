import type { Clock } from './clock.ts';

/** Time that passes only when it is told to: for a gateway that runs in the time of what it is fed. */
export interface HeldClock extends Clock {
  /** Runs what is due up to and including `at`, in the order of its instants, and stands there. */
  runTo(at: number): void;
  /** when the next of it is due; undefined where nothing is */
  next(): number | undefined;
}

interface Timer {
  readonly at: number;
  readonly run: () => void;
}

export function createHeldClock(start: number): HeldClock {
  let now = start;
  // a gateway holds a handful: its next commit, its next look for silence
  const timers = new Set<Timer>();

  /** The first that is due; of two at one instant the one that was set before. */
  function due(until: number): Timer | undefined {
    let first: Timer | undefined;
    for (const timer of timers) if (timer.at <= until && (!first || timer.at < first.at)) first = timer;
    return first;
  }

  return {
    now: () => now,
    after(ms, run) {
      const timer = { at: now + Math.max(0, ms), run };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    runTo(at) {
      for (let timer = due(at); timer; timer = due(at)) {
        timers.delete(timer);
        now = Math.max(now, timer.at);
        timer.run();
      }
      now = Math.max(now, at);
    },
    next: () => due(Number.POSITIVE_INFINITY)?.at,
  };
}
