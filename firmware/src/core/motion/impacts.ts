/** Reads within 200 ms of a blow belong to it: a cover rings for up to 150 ms after an axle. */
const REFRACTORY = 5;

/**
 * Blows and vibration since the last status. A cover that rattles for weeks is about to come loose, so what never
 * wakes the radio is counted.
 */
export interface Impacts {
  /** one read: its deviation from rest, and the level that makes it a blow, both in mg */
  feed(deviation: number, level: number): void;
  /** a new look: what is felt now is another blow than the last */
  separate(): void;
  count(): number;
  /** largest deviation in mg */
  peak(): number;
  reset(): void;
}

export function createImpacts(): Impacts {
  let impacts = 0;
  let peak = 0;
  let quiet = REFRACTORY;

  function feed(deviation: number, level: number): void {
    if (deviation > peak) peak = deviation;
    if (deviation < level) {
      if (quiet < REFRACTORY) quiet += 1;
      return;
    }
    if (quiet === REFRACTORY && impacts < 65535) impacts += 1;
    quiet = 0;
  }

  function reset(): void {
    impacts = 0;
    peak = 0;
  }

  function separate(): void {
    quiet = REFRACTORY;
  }

  return { feed, separate, count: () => impacts, peak: () => peak, reset };
}
