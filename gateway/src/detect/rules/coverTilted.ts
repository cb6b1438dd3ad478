import { knownTilt, type Read, rising } from './readings.ts';

/** An opened cover is tilted too, and stays so here: both events are true, and the more severe one leads. */
export const readTilted: Read = (rule, sample) => {
  const tilt = knownTilt(sample);
  return tilt === undefined ? undefined : rising(rule, tilt, 'tilt');
};
