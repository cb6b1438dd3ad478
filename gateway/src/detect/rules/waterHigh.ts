import { levelOrSwitch, type Read } from './readings.ts';

/** The level, or a float switch that hangs at the height which matters. */
export const readWaterHigh: Read = (rule, sample, state) =>
  levelOrSwitch(rule, state, { value: sample.water, signal: 'water' }, { tripped: sample.floatWet, signal: 'float' });
