import { blowsAgainstUsual } from '../signals/blows.ts';
import { type Read, rising } from './readings.ts';

/** A cover that is struck more often than it used to be is coming loose. Looked at when blows have been counted. */
export const readRattling: Read = (rule, { sample: { impacts }, memory, state }, out) => {
  const times = impacts === undefined ? undefined : blowsAgainstUsual(memory.blows);
  return times !== undefined && rising(rule, state, times, 'blows', out);
};
