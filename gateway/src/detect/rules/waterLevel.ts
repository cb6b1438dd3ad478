import type { Reading } from '../machine.ts';
import type { LevelMemory } from '../signals/levelMemory.ts';
import type { Rule, RuleState, Sample } from '../types.ts';
import { rising } from './readings.ts';

/** When a flood is over, in ms. */
export interface WaterEnd {
  /**
   * The water has been gone for so long. The floods of New York fall dry for up to 43 minutes between their first and last
   * sample over 100 mm, and none for longer: what comes after an hour is another flood.
   */
  readonly dryFor: number;
  /**
   * Or it has stood below the clear level for so long, where it never is gone: a base flow. A tide comes back after 12 h 25 min;
   * within the floods the water stood below the clear level for up to 6.5 h, before it rose again.
   */
  readonly drainFor: number;
}

export const WATER_END: WaterEnd = { dryFor: 3_600_000, drainFor: 43_200_000 };

/**
 * What a conditioned level means to a rule. A doubtful one begins a streak and goes on with it, but completes none; once it turns out
 * to be water, the streak has the onset that it should have. In a streak of believed levels, and while an event is raised, it
 * is passed over, so that a spike in a flood neither counts nor breaks anything.
 */
export function readLevel(
  rule: Rule,
  sample: Sample,
  state: RuleState,
  memory: Readonly<LevelMemory>,
  end: WaterEnd = WATER_END,
): Reading | undefined {
  const { water, at, waterAlert } = sample;
  if (water === undefined) return undefined;
  const { verdict, doubt } = memory;
  const reading = rising(rule, water, 'water');
  if (verdict === 'believed' || verdict === 'proven') {
    // it was a flood, although it has fallen below the level meanwhile
    if (verdict === 'proven' && state.phase === 'pending') return { ...reading, zone: 'beyond' };
    if (reading.zone !== 'clear') return reading;
    return isOver(state, memory, at, waterAlert === 'fallen', end) ? reading : { ...reading, held: true };
  }
  if (verdict !== 'doubtful' || doubt === null) return undefined;
  const isBeyond = reading.zone === 'beyond';
  if (state.phase === 'normal') return isBeyond ? { ...reading, held: true } : undefined;
  if (state.phase !== 'pending' || state.since <= memory.at) return undefined;
  // something else than what the streak began with
  if (doubt.again === 1 && doubt.count === 2) return { ...reading, zone: 'between' };
  return isBeyond ? { ...reading, held: true } : undefined;
}

function isOver(
  { phase, since }: RuleState,
  { drySince }: Readonly<LevelMemory>,
  at: number,
  saysNode: boolean,
  { dryFor, drainFor }: WaterEnd,
): boolean {
  if (saysNode || (drySince !== 0 && at - drySince >= dryFor)) return true;
  return at - (phase === 'clearing' ? since : at) >= drainFor;
}
