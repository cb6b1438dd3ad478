import type { Rules } from '../rule.ts';
import type { FaultReason } from './health.ts';
import type { Level } from './levelMemory.ts';
import { levelSettingsOf } from './levelSettings.ts';

/** What is wrong with the level at `at`; undefined where nothing is, or nothing that would matter to an alarm. */
export function levelFaultOf(rules: Rules, memory: Readonly<Level>, at: number): FaultReason | undefined {
  const { doubtHold, rangeHold, stuckHold, stuckSamples, dry } = levelSettingsOf(rules);
  const { doubt, rangeSince, rangeAt, unproven, still, stillSince, level } = memory;
  if (rangeSince !== 0 && rangeAt - rangeSince >= rangeHold) return 'level-range';
  const { raise } = rules['water.high'];
  if (unproven !== 0 && unproven >= raise && memory.at === at) return 'level-jump';
  const isHigh = doubt !== null && doubt.level >= raise;
  if (isHigh && doubt.count > 1 && at - doubt.began >= doubtHold) return 'level-jump';
  return level > dry && still >= stuckSamples && at - stillSince >= stuckHold ? 'level-stuck' : undefined;
}
