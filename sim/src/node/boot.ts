import type { Clock, Timers } from '@lidwatch/firmware';
import type { VirtualTime } from '../clock/virtualTime.ts';

/** Time as one start of a node knows it: counted from that start, its timers gone when the power is. */
export interface BootTime {
  readonly clock: Clock;
  readonly timers: Timers;
  /** For a core, which cancels whatever it waits for when it stops: nothing is made for each of its many waits. */
  readonly coreTimers: Timers;
  /** Whatever was waiting never runs. */
  end(): void;
}

/** `rate`: ms by the node's oscillator in one real ms; 1 keeps true time. */
export function createBootTime(time: VirtualTime, rate = 1): BootTime {
  const started = time.now();
  let ended = false;
  return {
    clock: { now: () => Math.floor((time.now() - started) * rate) },
    timers: {
      after: (ms, run) =>
        time.after(ms / rate, () => {
          if (!ended) run();
        }),
      cancel: time.cancel,
    },
    coreTimers: {
      after: rate === 1 ? time.after : (ms, run) => time.after(ms / rate, run),
      cancel: time.cancel,
    },
    end() {
      ended = true;
    },
  };
}
