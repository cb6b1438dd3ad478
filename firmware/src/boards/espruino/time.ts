import type { Clock, Timers } from '../../core/hal.ts';
import type { EspruinoApi } from './api.ts';

/** The engine's clock may be set: a step back is taken for no time at all, and never shown to the core. */
export function createClock(api: Pick<EspruinoApi, 'getTime'>): Clock {
  let last = api.getTime();
  let elapsed = 0;
  return {
    now() {
      const time = api.getTime();
      if (time > last) elapsed += time - last;
      last = time;
      // a fraction of seconds since 1970 holds microseconds, and not exactly: round
      return Math.floor(elapsed * 1000 + 0.5);
    },
  };
}

export function createTimers(api: Pick<EspruinoApi, 'setTimeout' | 'clearTimeout'>): Timers {
  return {
    after: (ms, run) => api.setTimeout(run, ms),
    cancel(handle) {
      // Espruino's clearTimeout() with no id at all clears every timer there is
      if (handle > 0) api.clearTimeout(handle);
    },
  };
}
