import type { Clock } from '../../parts/clock.ts';

/**
 * Up to which receive time covers have been told. Frames are committed in the order in which they came, so what is
 * committed later was heard at the same instant at the earliest: whoever comes back is told again what was heard from there on.
 */
export interface Heard {
  note(heard: number): void;
  /** never beyond now: a clock that was set back starts anew from where it is */
  upTo(): number;
}

export function createHeard(clock: Clock): Heard {
  let latest = 0;
  return {
    note(heard) {
      latest = Math.min(Math.max(latest, heard), clock.now());
    },
    upTo: () => Math.min(latest, clock.now()),
  };
}
