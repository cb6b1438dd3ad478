import { isRaised } from '../machine.ts';
import { knownTilt, MOVED, restAngle } from '../signals/rest.ts';
import type { Sample } from '../types.ts';
import { measured, type Read, spoken } from './readings.ts';

/** Of one sample alone nothing could be raised anew, and what is raised would be at an end. */
const isSeries = ({ at, until = at }: Sample): boolean => until > at;

/**
 * A cover that was lifted or slid, and now lies at another angle than before (`tilt`), or was slid and lies as level as
 * it did (`motion`). That a lift ended at the zero again raises nothing: somebody has looked inside. An angle that
 * crept up without any such motion is not looked at, so that settling asphalt and drift raise nothing.
 */
export const readDisplaced: Read = (rule, { rules, sample, memory, state }, out) => {
  const tilt = knownTilt(sample);
  if (tilt === undefined) return false;
  const { rest } = memory;
  // never moved, or lifted and back
  if (state === undefined && rest.moved === MOVED.no) return false;
  // it stands open, or is being moved: other rules speak, and where it comes to rest then is to be told anew
  if (tilt >= rules['cover.tilted'].raise) return spoken(isRaised(state) ? 'over' : 'between', tilt, 'tilt', out);
  const angle = restAngle(rest, tilt, memory.health.temperature);
  measured(rule, angle, 'tilt', out);
  if (rest.moved === MOVED.no) {
    // nothing is left of the motion: lifted and back, or never moved
    if (out.zone === 'beyond') out.zone = 'between';
    return true;
  }
  // it was slid, and is slid once more: somebody had put it back unseen, or moves it further. Either is to be told
  if (isRaised(state) && rest.again === 1 && isSeries(sample)) out.zone = 'over';
  else if (rest.moved === MOVED.slid && out.zone !== 'beyond') spoken('beyond', angle, 'motion', out);
  return true;
};
