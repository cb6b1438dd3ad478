import { isRaised, released, transitionOf } from './machine.ts';
import type { CoverState, RuleName, RuleState, Rules, Step } from './types.ts';

/** A cover without the state of one rule. */
export function without(state: CoverState, name: RuleName): CoverState {
  const { [name]: _gone, ...rules } = state.rules;
  return { ...state, rules };
}

/** The node is heard again, and only a latch has held it: the next silence is another. */
const isOver = (state: CoverState, name: RuleName, { onset }: RuleState): boolean =>
  name === 'node.offline' && state.heard >= onset;

/**
 * A person lets a raised event go; the way out of a latching rule. Should the condition last, the rule raises again
 * after its hold, with a new onset: a new event. Samples of the time before the release belong to the event that was let
 * go, however late they come. Silence lasts until it is broken: node.offline is not raised again before the node was
 * heard. Nothing happens where nothing is raised.
 */
export function release(rules: Rules, state: CoverState, name: RuleName, askedAt: number): Step {
  const before = state.rules[name];
  if (!isRaised(before)) return { state, transitions: [] };
  // what has been judged already is of this event
  const at = Math.max(askedAt, state.newest);
  const after = isOver(state, name, before)
    ? without(state, name)
    : { ...state, rules: { ...state.rules, [name]: released(before, at) } };
  return { state: after, transitions: [transitionOf(rules[name], 'cleared', before, at, null)] };
}
