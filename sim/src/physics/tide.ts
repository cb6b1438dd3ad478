/** mm that the sea adds to a chamber's level at `t`. */
export type Tide = (t: number) => number;

/** The main lunar tide, and the fortnight from one spring tide to the next. */
const LUNAR = 12.4206 * 3_600_000;
const FORTNIGHT = 14.765 * 86_400_000;
/** ASSUMED: a neap tide is six tenths of a spring tide. */
const NEAP = 0.6;
/** ASSUMED: the outfall lies so high that the upper half of the tide flows back. */
const OUTFALL = 0;

/** Backflow of a tide that brings `range` mm at springs, twice a day. `phase`: ms, the same for a whole city. */
export function createTide(range: number, phase: number): Tide | undefined {
  if (range <= 0) return undefined;
  return (t) => {
    const spring = (1 + NEAP) / 2 + ((1 - NEAP) / 2) * Math.cos((2 * Math.PI * (t + phase)) / FORTNIGHT);
    return range * spring * Math.max(OUTFALL, Math.sin((2 * Math.PI * (t + phase)) / LUNAR));
  };
}
