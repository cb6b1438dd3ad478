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
  const held = timers.create(look);

  /** `asked`: not by the end of a wait. Only the other state than the one told is news: a wait can be for no other. */
  function look(asked?: boolean): void {
    if (float === null) return;
    const wet = float.read();
    const news = watching() && wet !== ((words[AT.abnormal] & ABNORMAL.float) !== 0);
    if (!news) held.clear();
    else if (!asked) tell(wet);
    else if (!held.waiting()) held.set(wet ? WET : DRY);
  }

  return { check: () => look(true) };
}
