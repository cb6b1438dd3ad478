import { faultOf } from '../signals/health.ts';
import { levelFaultOf } from '../signals/levelFault.ts';
import { type Read, spoken } from './readings.ts';

/** Something that a node reads is not to be believed. The reason is that of the raising; another may follow it. */
export const readFault: Read = (_rule, { rules, sample, memory, state }, out) => {
  const reason = faultOf(memory.health, sample.at) ?? levelFaultOf(rules, memory.level, sample.at);
  if (state === undefined && reason === undefined) return false;
  // the samples of a series of angles, but for its newest, say nothing of the node
  if (
    sample.water === undefined &&
    sample.motionFault === undefined &&
    sample.temperature === undefined &&
    sample.battery === undefined
  )
    return false;
  spoken(reason === undefined ? 'clear' : 'beyond', null, 'sensor', out);
  out.reason = state?.reason ?? reason;
  return true;
};
