import { isRaised, type Reading } from '../machine.ts';
import { knownWater } from '../signals/level.ts';
import { type Level, VERDICT } from '../signals/levelMemory.ts';
import type { Rule, RuleState } from '../types.ts';
import { measured, type Seen } from './readings.ts';

/** Share of the way between the two levels: 10 mm of 100, where a sensor has 1.5 to 3 mm of noise (facts of the domain). */
const NOISE = 0.1;

/**
 * What a conditioned level means to a rule. A doubtful one begins a streak and goes on with it, but completes none; once it
 * turns out to be water, the streak has the onset that it should have. In a streak of believed levels, and while an event
 * is raised, it is passed over, so that a spike in a flood neither counts nor breaks anything.
 */
export function readLevel(rule: Rule, { sample, memory, state }: Seen, out: Reading): boolean {
  const { at, trigger } = sample;
  const water = knownWater(sample);
  if (water === undefined) return false;
  if (state === undefined && water < rule.raise && sample.floatWet !== true) return false;
  measured(rule, water, 'water', out);
  const { level } = memory;
  // water at its level is read a little over it and a little under it: a node tells of it all the same, once it was over
  const isTold = trigger === 'water' && state?.phase === 'pending';
  if (isTold && water >= rule.raise - (rule.raise - rule.clear) * NOISE) out.zone = 'beyond';
  if (level.verdict === VERDICT.believed) {
    out.held = out.zone === 'clear' && trigger !== 'recovered' && !isOver(rule, state, level, at);
    return true;
  }
  if (level.verdict === VERDICT.proven) {
    // it was a flood, although it may have fallen below the level meanwhile
    if (state?.phase === 'pending') out.zone = 'beyond';
    else out.held = out.zone === 'clear';
    return true;
  }
  return level.verdict === VERDICT.doubtful && readDoubt(level, state, out);
}

function readDoubt({ at, doubt }: Readonly<Level>, state: RuleState | undefined, out: Reading): boolean {
  if (doubt === null || isRaised(state)) return false;
  if (state?.phase === 'pending') {
    // a streak of believed levels
    if (state.since <= at) return false;
    // something else than what the streak began with
    if (doubt.again === 1 && doubt.count === 2) out.zone = 'between';
  }
  out.held = true;
  return out.zone === 'beyond' || (doubt.again === 1 && doubt.count === 2);
}

/**
 * By its own samples: the water has been gone for an hour, or below the clear level for half a day, unless it is set otherwise.
 * The floods of New York fall dry for up to 43 minutes between their first and last sample over 100 mm, and none for longer: what
 * comes after an hour is another flood. A node that says that the water has fallen looks on each minute, and would tell.
 */
function isOver(
  { dryFor = 0, drainFor = 0 }: Rule,
  state: RuleState | undefined,
  { drySince }: Readonly<Level>,
  at: number,
): boolean {
  if (!isRaised(state)) return true;
  if (drySince !== 0 && at - drySince >= dryFor) return true;
  return at - (state.phase === 'clearing' ? state.since : at) >= drainFor;
}
