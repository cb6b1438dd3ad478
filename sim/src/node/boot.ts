import type { Clock, Timers } from '@lidwatch/firmware';
import type { VirtualTime } from '../clock/virtualTime.ts';

/** Time as one start of a node knows it: counted from that start, its timers gone when the power is. */
export interface BootTime {
  readonly clock: Clock;
  readonly timers: Timers;
  /** Whatever was waiting never runs. */
  end(): void;
}

export function createBootTime(time: VirtualTime): BootTime {
  const started = time.now();
  const handles = new Set<number>();
  let ended = false;
  return {
    clock: { now: () => time.now() - started },
    timers: {
      after(ms, run) {
        if (ended) return 1;
        const handle = time.after(ms, () => {
          handles.delete(handle);
          run();
        });
        handles.add(handle);
        return handle;
      },
      cancel(handle) {
        handles.delete(handle);
        time.cancel(handle);
      },
    },
    end() {
      ended = true;
      for (const handle of handles) time.cancel(handle);
      handles.clear();
    },
  };
}
