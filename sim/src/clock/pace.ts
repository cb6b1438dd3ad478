import type { VirtualTime } from './virtualTime.ts';

/** Real time, handed in so that pacing itself can be tested without waiting. */
export interface RealTime {
  /** milliseconds, monotonic */
  now(): number;
  /** Resolves after `ms`, or early when `signal` aborts; never rejects. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

export interface PaceOptions {
  readonly time: VirtualTime;
  readonly real: RealTime;
  /** virtual milliseconds per real one; Infinity: as fast as the machine can */
  readonly speed: number;
  /** virtual time at which to end; Infinity: not before `signal` aborts */
  readonly until: number;
  readonly signal: AbortSignal;
  /** called after each step, with virtual time */
  readonly progress?: (now: number) => void;
}

/** Longest real time between two looks at the clock: a downlink waits at most this long for its turn. */
const STEP = 20;
/** Virtual time of one step at infinite speed, between which sockets get their turn. */
const STRIDE = 60_000;

/**
 * Lets virtual time follow real time at the given speed. Where the machine cannot keep up, virtual time falls behind;
 * nothing is skipped. Resolves at `until`, or soon after `signal` aborts.
 */
export async function pace({ time, real, speed, until, signal, progress }: PaceOptions): Promise<void> {
  const realStart = real.now();
  const start = time.now();
  while (!signal.aborted && time.now() < until) {
    const target = speed === Infinity ? time.now() + STRIDE : start + (real.now() - realStart) * speed;
    time.run(Math.min(until, Math.floor(target)));
    progress?.(time.now());
    if (time.now() < until) await real.sleep(speed === Infinity ? 0 : STEP, signal);
  }
}
