import { knownWater } from '../signals/level.ts';
import { VERDICT } from '../signals/levelMemory.ts';
import { minutesTo } from '../signals/riseRate.ts';
import { falling, type Read } from './readings.ts';

/** minutes; what is told where nothing rises */
const FAR = 1_440;

/**
 * Minutes until the water stands at the level of water.overflow, as it rises now. Below the clear level of water.high nothing is
 * predicted: a puddle that rises fast is no chamber that overflows.
 */
export const readWaterRising: Read = (rule, { rules, sample, memory, state }, out) => {
  const { verdict, level, rate } = memory.level;
  if (knownWater(sample) === undefined) return false;
  if (verdict !== VERDICT.believed && verdict !== VERDICT.proven) return false;
  if (state === undefined && rate < (rule.leastRate ?? 0) && level < rules['water.overflow'].raise) return false;
  const isSome = level >= rules['water.high'].clear;
  const minutes = isSome ? minutesTo(rules['water.overflow'].raise, level, rate, rule.leastRate ?? 0) : undefined;
  return falling(rule, state, Math.min(FAR, minutes ?? FAR), 'water', out);
};
