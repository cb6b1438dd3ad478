import type { Clock } from '../../parts/clock.ts';
import type { CoverRecord } from '../../store/types.ts';

/**
 * Up to which receive time covers have been told. Frames are committed in the order in which they came, so what is
 * committed later was heard at the same instant at the earliest: whoever comes back is told again what was heard from there on.
 */
export interface Heard {
  note(covers: Iterable<CoverRecord>): void;
  /** never beyond now: a clock that was set back starts anew from where it is */
  upTo(): number;
}

export function createHeard(clock: Clock): Heard {
  let latest = 0;
  return {
    note(covers) {
      for (const { state } of covers) latest = Math.max(latest, state.heard);
      latest = Math.min(latest, clock.now());
    },
    upTo: () => Math.min(latest, clock.now()),
  };
}
