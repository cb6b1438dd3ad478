import { isRaised, transitionOf } from './machine.ts';
import type { CoverState, RuleName, Rules, Step } from './types.ts';

/** A cover without the state of one rule. */
export function without(state: CoverState, name: RuleName): CoverState {
  const { [name]: _gone, ...rules } = state.rules;
  return { ...state, rules };
}

/**
 * A person lets a raised event go; the way out of a latching rule. Should the condition last, the rule raises again
 * after its hold, with a new onset: a new event. Nothing happens where nothing is raised.
 */
export function release(rules: Rules, state: CoverState, name: RuleName, at: number): Step {
  const before = state.rules[name];
  if (!isRaised(before)) return { state, transitions: [] };
  return { state: without(state, name), transitions: [transitionOf(rules[name], 'cleared', before, at, null)] };
}
