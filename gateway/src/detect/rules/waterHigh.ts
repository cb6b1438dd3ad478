import { levelOrSwitch, type Read } from './readings.ts';

/** The level, or a float switch that hangs at the height which matters. */
export const readWaterHigh: Read = (rule, { sample, state }, out) =>
  levelOrSwitch(
    rule,
    state,
    { value: sample.waterFault === true ? undefined : sample.water, signal: 'water' },
    { value: sample.floatWet, signal: 'float' },
    out,
  );
