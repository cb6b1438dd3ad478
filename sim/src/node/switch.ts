import type { Switch, Timers } from '@lidwatch/firmware';

/** A pin that is looked at every `period` ms while something may change it. */
export interface SimSwitch extends Switch {
  watch(until: number): void;
}

export function createSimSwitch(timers: Timers, now: () => number, period: number, state: () => boolean): SimSwitch {
  let known = state();
  let changed: (() => void) | undefined;
  let until = 0;
  let watching = false;

  function look(): void {
    watching = now() < until;
    if (watching) timers.after(period, look);
    if (state() === known) return;
    known = !known;
    changed?.();
  }

  return {
    read: state,
    onChange(run) {
      changed = run;
    },
    watch(end) {
      until = Math.max(until, end);
      if (watching) return;
      watching = true;
      timers.after(period, look);
    },
  };
}
