import { faultOf } from '../signals/health.ts';
import { type Read, spoken } from './readings.ts';

/** Something that a node reads is not to be believed. The reason is that of the raising; another may follow it. */
export const readFault: Read = (_rule, { sample, memory, state }, out) => {
  const reason = faultOf(memory.health, sample.at);
  // the samples of a series but for its newest say nothing of the node
  if (sample.motionFault === undefined && sample.temperature === undefined && sample.battery === undefined)
    return false;
  spoken(reason === undefined ? 'clear' : 'beyond', null, 'sensor', out);
  out.reason = state?.reason ?? reason;
  return true;
};
