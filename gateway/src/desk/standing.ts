import type { Cancel, Clock } from '../parts/clock.ts';
import { createStateKeeper, type PartState, STOPPED } from '../parts/state.ts';

/** So long a fault is shown, though the desk goes on: nobody reads the log all day. */
const SHOWN_MS = 3_600_000;
const FAULT = 'an incident met a fault of the program within the last hour: the log tells';

/** How the desk stands. */
export interface Standing {
  /** a step went well */
  worked(): void;
  /** a step came to nothing, and is tried again */
  failed(reason: string, retryIn: number): void;
  /** one piece of work met a fault of the program; the others go on */
  faulty(): void;
  stop(): void;
  current(): PartState;
}

export function createStanding(clock: Clock, onState: (state: PartState) => void): Standing {
  const state = createStateKeeper(clock, onState);
  /** a timer, not two readings of a clock that may be set in between */
  let cancel: Cancel | undefined;
  let isFailing = true;

  function show(): void {
    if (cancel) state.degraded(FAULT);
    else if (state.current().status !== 'up') state.up();
  }

  return {
    worked() {
      isFailing = false;
      show();
    },
    failed(reason, retryIn) {
      isFailing = true;
      state.down(reason, retryIn);
    },
    faulty() {
      cancel?.();
      cancel = clock.after(SHOWN_MS, () => {
        cancel = undefined;
        if (!isFailing) show();
      });
      if (!isFailing) show();
    },
    stop() {
      cancel?.();
      cancel = undefined;
      isFailing = true;
      state.down(STOPPED);
    },
    current: state.current,
  };
}
