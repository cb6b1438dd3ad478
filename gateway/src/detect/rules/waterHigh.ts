import { orSwitch, type Read } from './readings.ts';
import { readLevel } from './waterLevel.ts';

/** The level, or a float switch that hangs at the height which matters. */
export const readWaterHigh: Read = (rule, seen, out) =>
  orSwitch(readLevel(rule, seen, out), seen.state, { value: seen.sample.floatWet, signal: 'float' }, out);
