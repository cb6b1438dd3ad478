const MINUTE = 60_000;

/**
 * How far back the rate looks, ms. ASSUMED: with 3 mm of noise the rate is wrong by less than a millimetre a minute, however
 * often is sampled, where the floods' mean rise is 2.4 mm/min at the median.
 */
const SPAN = 5 * MINUTE;

/** The rate after a sample `rise` mm over the one before it, `ms` later: samples weigh by the time that they stand for. */
export function riseRate(rate: number, rise: number, ms: number): number {
  return (rate * SPAN + rise * MINUTE) / (SPAN + ms);
}

/** Minutes until `overflow` is reached at this rate; undefined where the level does not rise by more than noise does. */
export function minutesTo(overflow: number, level: number, rate: number, leastRate: number): number | undefined {
  if (level >= overflow) return 0;
  return rate < leastRate ? undefined : (overflow - level) / rate;
}
