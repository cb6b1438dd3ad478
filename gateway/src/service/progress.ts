/** Looks whether what waits is being worked off. */
export interface ProgressWatch {
  /** False where frames have waited for too long without a commit, though nothing stands in the way. */
  isAlive(): boolean;
}

export interface ProgressWatchOptions {
  /** ms of a clock that nobody sets */
  readonly steady: () => number;
  /** frames that wait */
  readonly waiting: () => number;
  /** commits that have been tried so far, well or not */
  readonly attempts: () => number;
}

/** The slowest disk commits a batch within seconds. */
const PATIENCE_MS = 120_000;

/**
 * Frames that wait and no attempt to commit them: a fault of this program that only a new start mends. A store that refuses
 * them is a state instead, and is tried again by itself.
 */
export function createProgressWatch({ steady, waiting, attempts }: ProgressWatchOptions): ProgressWatch {
  let seen = attempts();
  let since = steady();
  return {
    isAlive() {
      const now = attempts();
      if (waiting() === 0 || now !== seen) {
        seen = now;
        since = steady();
      }
      return steady() - since < PATIENCE_MS;
    },
  };
}
