import { orSwitch, type Read } from './readings.ts';
import { readLevel, type WaterEnd } from './waterLevel.ts';

/**
 * A tide comes back after 12 h 25 min; within one flood of New York the water stood below the clear level for up to 6.5 h
 * before it rose again.
 */
const END: WaterEnd = { dryFor: 3_600_000, drainFor: 43_200_000 };

/** The level, or a float switch that hangs at the height which matters. */
export const readWaterHigh: Read = (rule, seen, out) =>
  orSwitch(readLevel(rule, seen, END, out), seen.state, { value: seen.sample.floatWet, signal: 'float' }, out);
