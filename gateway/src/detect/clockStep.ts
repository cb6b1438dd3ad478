import { isRaised } from './machine.ts';
import { NO_MEMORY } from './signals/memory.ts';
import type { CoverState, RuleName, RuleState } from './types.ts';

/** A clock that is nudged into line may go back so far; what is late by less than this loses nothing that matters. */
const STEP_MS = 1_000;

/**
 * Nothing was heard while the clock was ahead, but a person has let an event go under it: it would not be raised until then.
 * `now` is just now: a frame that has waited was received before what was released meanwhile.
 */
export function withoutFuture(state: CoverState, now: number): CoverState {
  let { rules } = state;
  for (const name in rules) {
    const rule = rules[name as RuleName];
    if (rule?.phase !== 'normal' || rule.since <= now + STEP_MS) continue;
    const { [name as RuleName]: _ahead, ...others } = rules;
    rules = others;
  }
  return rules === state.rules ? state : { ...state, rules };
}

/**
 * `now` is the receive time of a frame, or just now. Nothing is received before what was received already, so where
 * `now` lies before it, the gateway's clock was ahead and has been set back. Left alone, such a state would take every
 * sample for a late one until the time that it believes in has come: the cover would be unwatched for so long. Streaks
 * and what the signals remember begin anew, since their times are of another clock. What is raised stays raised, under
 * the onset that named it.
 *
 * Returns the very state that was handed in where the clock has not been set back.
 */
export function afterClockStep(state: CoverState, now: number): CoverState {
  if (now >= state.heard - STEP_MS) return state;
  const rules: Partial<Record<RuleName, RuleState>> = {};
  for (const [name, rule] of Object.entries(state.rules) as [RuleName, RuleState][]) {
    if (isRaised(rule)) rules[name] = { ...rule, phase: 'raised', since: 0, count: 0, calmAt: 0 };
  }
  return { ...state, rules, memory: NO_MEMORY, newest: 0, heard: now };
}
