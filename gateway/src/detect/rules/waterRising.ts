import { VERDICT } from '../signals/levelMemory.ts';
import { minutesTo } from '../signals/riseRate.ts';
import { falling, type Read } from './readings.ts';

/** mm/min: a rise that is more than noise. ASSUMED; half of the floods rise faster on the mean */
const LEAST_RATE = 2;
/** minutes; what is told where nothing rises */
const FAR = 1_440;

/**
 * Minutes until the water stands at the level of water.overflow, as it rises now. Below the clear level of water.high nothing is
 * predicted: a puddle that rises fast is no chamber that overflows.
 */
export const readWaterRising: Read = (rule, { rules, sample, memory }, out) => {
  const { verdict, level, rate } = memory.level;
  if (sample.water === undefined || sample.waterFault === true) return false;
  if (verdict !== VERDICT.believed && verdict !== VERDICT.proven) return false;
  const isSome = level >= rules['water.high'].clear;
  const minutes = isSome ? minutesTo(rules['water.overflow'].raise, level, rate, LEAST_RATE) : undefined;
  return falling(rule, Math.min(FAR, minutes ?? FAR), 'water', out);
};
