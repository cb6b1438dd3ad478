import { knownTilt } from '../signals/rest.ts';
import { type Read, rising } from './readings.ts';

/** An opened cover is tilted too, and stays so here: both events are true, and the more severe one leads. */
export const readTilted: Read = (rule, { sample, state }, out) => {
  const tilt = knownTilt(sample);
  return tilt !== undefined && rising(rule, state, tilt, 'tilt', out);
};
