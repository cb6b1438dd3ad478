import type { TimerGroup } from '../common/timer.ts';
import { AT, type Words } from '../store/memory.ts';

/** Minutes of a window whose length was not said. */
const USUAL = 120;
/** How often the rest of a window is stored: so many times, so that a battery change loses a sixteenth of it. */
const PARTS_SHIFT = 4;

/** The maintenance window: work on the cover is expected, and ends by itself if nobody says that it has. */
export interface MaintenanceWindow {
  /** `minutes` 0: as long as usual. Returns how long it will be. */
  begin(minutes: number): number;
  end(): void;
  /**
   * After a reset: goes on with what is left, less one part, so that a node which resets again and again does not stay
   * silent for ever.
   */
  resume(): void;
}

/** `store`: what is left has changed. `expired`: the time is up, and the mode has changed. */
export function createMaintenanceWindow(
  timers: TimerGroup,
  words: Words,
  store: () => void,
  expired: () => void,
): MaintenanceWindow {
  const timer = timers.create(partOver);

  function wait(): void {
    timer.set(Math.min(words[AT.maintenanceLeft], words[AT.maintenanceStep]) * 60000);
  }

  function partOver(): void {
    words[AT.maintenanceLeft] = Math.max(0, words[AT.maintenanceLeft] - words[AT.maintenanceStep]);
    if (words[AT.maintenanceLeft] === 0) {
      expired();
    } else {
      store();
      wait();
    }
  }

  function begin(minutes: number): number {
    const left = minutes || USUAL;
    words[AT.maintenanceLeft] = left;
    words[AT.maintenanceStep] = Math.max(1, left >> PARTS_SHIFT);
    wait();
    return left;
  }

  function end(): void {
    timer.clear();
    words[AT.maintenanceLeft] = 0;
  }

  function resume(): void {
    if (words[AT.maintenanceLeft] > 0) partOver();
  }

  return { begin, end, resume };
}
