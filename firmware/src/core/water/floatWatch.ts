import type { TimerGroup } from '../common/timer.ts';
import type { Switch } from '../hal.ts';
import { ABNORMAL, AT, type Words } from '../store/memory.ts';

/** ms of wet before an alert, and of dry before a recovery: waves lap at a float. */
const WET = 5000;
const DRY = 30000;

export interface FloatWatch {
  /** Looks at the switch; a change that has not been told yet starts its wait. */
  check(): void;
}

/** `tell(wet)`: the float has kept its new state for long enough. */
export function createFloatWatch(
  float: Switch | null,
  timers: TimerGroup,
  words: Words,
  watching: () => boolean,
  tell: (wet: boolean) => void,
): FloatWatch {
  const held = timers.create(hold);
  let waitingFor = false;

  function isNews(wet: boolean): boolean {
    return watching() && wet !== ((words[AT.abnormal] & ABNORMAL.float) !== 0);
  }

  function hold(): void {
    if (float !== null && float.read() === waitingFor && isNews(waitingFor)) tell(waitingFor);
  }

  function check(): void {
    if (float === null) return;
    const wet = float.read();
    if (!isNews(wet)) {
      held.clear();
    } else if (!held.waiting() || wet !== waitingFor) {
      waitingFor = wet;
      held.set(wet ? WET : DRY);
    }
  }

  return { check };
}
