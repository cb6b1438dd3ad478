import { type Read, rising } from './readings.ts';

/** The hardest blow since the last status; a node tells it up to 2,550 mg and not beyond. */
export const readImpact: Read = (rule, { sample: { vibration } }, out) =>
  vibration !== undefined && rising(rule, vibration, 'blow', out);
