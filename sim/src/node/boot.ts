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

export function createBootTime(time: VirtualTime): BootTime {
  const started = time.now();
  let ended = false;
  return {
    clock: { now: () => time.now() - started },
    timers: {
      after: (ms, run) =>
        time.after(ms, () => {
          if (!ended) run();
        }),
      cancel: time.cancel,
    },
    coreTimers: { after: time.after, cancel: time.cancel },
    end() {
      ended = true;
    },
  };
}
