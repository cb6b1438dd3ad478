/** Wall time and timers, handed to every part that needs them, so that a test can hold both in its hand. */
export interface Clock {
  /** milliseconds since the epoch, UTC */
  now(): number;
  /** Calls `run` once, `ms` from now. Returns what cancels it; cancelling twice, or too late, does nothing. */
  after(ms: number, run: () => void): Cancel;
}

export type Cancel = () => void;

/** A timer of Node that is set for longer fires at once. */
const LONGEST_MS = 2 ** 31 - 1;

/** The clock of the machine. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, run) {
    let timer: NodeJS.Timeout;
    function set(left: number): void {
      timer = left > LONGEST_MS ? setTimeout(set, LONGEST_MS, left - LONGEST_MS) : setTimeout(run, left);
    }
    set(ms);
    return () => clearTimeout(timer);
  },
};
