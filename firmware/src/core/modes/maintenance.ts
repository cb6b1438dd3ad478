import type { TimerGroup } from '../common/timer.ts';
import type { Memory } from '../store/memory.ts';

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
  memory: Memory,
  store: () => void,
  expired: () => void,
): MaintenanceWindow {
  const timer = timers.create(partOver);

  function wait(): void {
    const { maintenanceLeft: left, maintenanceStep: step } = memory;
    timer.set(Math.min(left, step) * 60000);
  }

  function partOver(): void {
    const { maintenanceLeft: left, maintenanceStep: step } = memory;
    memory.maintenanceLeft = left > step ? left - step : 0;
    if (memory.maintenanceLeft === 0) {
      expired();
    } else {
      store();
      wait();
    }
  }

  function begin(minutes: number): number {
    const left = minutes > 0 ? minutes : USUAL;
    const step = left >> PARTS_SHIFT;
    memory.maintenanceLeft = left;
    memory.maintenanceStep = step > 0 ? step : 1;
    wait();
    return left;
  }

  function end(): void {
    timer.clear();
    memory.maintenanceLeft = 0;
  }

  function resume(): void {
    if (memory.maintenanceLeft > 0) partOver();
  }

  return { begin, end, resume };
}
