import type { Cancel, Clock } from './clock.ts';
import { createStateKeeper, type PartState } from './state.ts';

/** Looks after the wall clock: a box without a battery starts in 1970, and somebody sets it right, or wrong, later. */
export interface ClockWatch {
  /** Compares the clock with `stored`, when the frame that was stored last came in (0: none), and goes on watching. */
  start(stored: number): void;
  stop(): void;
  state(): PartState;
  /** Is the clock known to be wrong? Then event times are, too. */
  isWrong(): boolean;
  /** Has the clock leapt so far ahead of what is stored, and so lately, that nothing should be deleted by its age? */
  isDoubtful(): boolean;
  /** wall time behind the last leap forward; silence before it says nothing of a node. 0: there was none */
  leaptAt(): number;
}

export interface ClockWatchOptions {
  readonly clock: Clock;
  /** ms of a clock that nobody sets: performance.now() */
  readonly steady: () => number;
  /** The clock was set while we looked on: by so many ms, back where negative. */
  readonly onStep: (ms: number) => void;
  readonly onState: (state: PartState) => void;
}

/** This program is younger than that: a clock that says less is wrong, whatever the database holds. */
const WRITTEN_AT = Date.UTC(2026, 10, 1);
const LOOK_MS = 1_000;
/** A clock that is nudged into line, and a process that was held up, differ by less. */
const STEP_MS = 2_000;
/** Frames may have been stored by a clock that was a little ahead. */
const BEHIND_MS = 60_000;
/** A gateway that stood still for longer than this is rare enough to wait a day before it deletes what is old. */
const GAP_MS = 7 * 86_400_000;
/** A clock that nobody has set for so long is taken to be right. */
const DOUBT_MS = 86_400_000;

/** What is wrong with a clock that says `now`, where the frame that was stored last came in at `stored` (0: none). */
export function clockFault(now: number, stored: number): string | undefined {
  if (now < WRITTEN_AT) return `the clock says ${iso(now)}, before this program was written`;
  if (now >= stored - BEHIND_MS) return undefined;
  return `the clock says ${iso(now)}, before the frame that was stored last (${iso(stored)})`;
}

export function createClockWatch({ clock, steady, onStep, onState }: ClockWatchOptions): ClockWatch {
  const state = createStateKeeper(clock, onState);
  /** wall time less steady time, at the last look */
  let offset = 0;
  let newest = 0;
  let startedAt = 0;
  let leaptAt = 0;
  /** steady time until which the clock is doubted */
  let doubtUntil = Number.NEGATIVE_INFINITY;
  let cancel: Cancel | undefined;

  function faultAt(now: number): string | undefined {
    return clockFault(now, steady() < startedAt + DOUBT_MS ? newest : 0);
  }

  function judge(): void {
    const fault = faultAt(clock.now());
    if (fault !== undefined) state.degraded(`${fault}: event times are wrong until it is set (timedatectl)`);
    else if (isDoubtful()) {
      const what = 'the clock has leapt far ahead of the frame that was stored last';
      state.degraded(`${what}: nothing is deleted by its age for a day; if it is wrong, set it (timedatectl)`);
    } else state.up();
  }

  function doubt(from: number, to: number): void {
    if (from > 0 && to - from > GAP_MS) doubtUntil = steady() + DOUBT_MS;
  }

  function isDoubtful(): boolean {
    return steady() < doubtUntil;
  }

  function look(): void {
    cancel = clock.after(LOOK_MS, look);
    const now = clock.now();
    const step = now - steady() - offset;
    if (Math.abs(step) > STEP_MS) {
      offset += step;
      if (step > 0) leaptAt = now;
      // set back by somebody who knows: what was stored ahead of it is no measure any more
      if (step < 0 && now >= WRITTEN_AT) {
        newest = Math.min(newest, now);
        doubtUntil = Number.NEGATIVE_INFINITY;
      }
      if (step > 0) doubt(Math.max(newest, now - step < WRITTEN_AT ? 0 : now - step), now);
      onStep(step);
    }
    judge();
  }

  return {
    start(stored) {
      newest = stored;
      startedAt = steady();
      offset = clock.now() - steady();
      doubt(newest, clock.now());
      judge();
      cancel?.();
      cancel = clock.after(LOOK_MS, look);
    },
    stop: () => cancel?.(),
    state: state.current,
    isWrong: () => faultAt(clock.now()) !== undefined,
    isDoubtful,
    leaptAt: () => leaptAt,
  };
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}
