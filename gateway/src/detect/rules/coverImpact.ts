import { type Read, rising } from './readings.ts';

/** The hardest blow since the last status; a node tells it up to 2,550 mg and not beyond. */
export const readImpact: Read = (rule, { sample: { vibration }, state }, out) =>
  vibration !== undefined && rising(rule, state, vibration, 'blow', out);
