import { NO_READING } from '../hal.ts';

/** 0.5 degree in 200 ms: a cover raised to 30 degrees within 5 s turns by more than twice that. */
const STEP = 5;
/** Groups in a row. A knock turns a cover within one or two; a hand takes 600 ms and more. */
const GROUPS = 3;

/** A lift shows as gravity turning away from the zero, group after group. */
export interface Rise {
  /** angle from zero of one group mean, in 0.1 deg */
  feed(angle: number): void;
  seen(): boolean;
  reset(): void;
}

export function createRise(): Rise {
  let last = NO_READING;
  let rising = 0;
  let seen = false;

  function feed(angle: number): void {
    if (angle === NO_READING) return;
    rising = last !== NO_READING && angle - last >= STEP ? rising + 1 : 0;
    if (rising >= GROUPS) seen = true;
    last = angle;
  }

  function reset(): void {
    last = NO_READING;
    rising = 0;
    seen = false;
  }

  return { feed, seen: () => seen, reset };
}
