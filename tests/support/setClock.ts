import { createManualClock, type ManualClock } from './manualClock.ts';

/** A clock that the test also sets, as a person or a time server would; `steady` goes on as if nothing had happened. */
export interface SetClock extends ManualClock {
  set(ms: number): void;
  steady(): number;
}

export function createSetClock(start: number): SetClock {
  const real = createManualClock(start);
  let offset = 0;
  return {
    ...real,
    now: () => real.now() + offset,
    steady: () => real.now() - start,
    set(ms) {
      offset = ms - real.now();
    },
  };
}
