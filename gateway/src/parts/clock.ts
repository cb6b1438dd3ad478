/** Wall time and timers, handed to every part that needs them, so that a test can hold both in its hand. */
export interface Clock {
  /** milliseconds since the epoch, UTC */
  now(): number;
  /** Calls `run` once, `ms` from now. Returns what cancels it; cancelling twice, or too late, does nothing. */
  after(ms: number, run: () => void): Cancel;
}

export type Cancel = () => void;

/** The clock of the machine. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};
