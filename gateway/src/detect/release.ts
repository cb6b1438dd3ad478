import { atRest } from './machine.ts';
import type { CoverState, RuleName, Rules, Step } from './types.ts';

/**
 * A person lets a raised event go; the way out of a latching rule. Should the condition last, the rule raises again
 * after its hold, with a new onset: a new event. Nothing happens where nothing is raised.
 */
export function release(rules: Rules, state: CoverState, name: RuleName, at: number): Step {
  const before = state.rules[name];
  if (before?.phase !== 'raised' && before?.phase !== 'clearing') return { state, transitions: [] };
  const { onset, peak, signal, newest } = before;
  const { severity } = rules[name];
  return {
    state: { ...state, rules: { ...state.rules, [name]: atRest(newest) } },
    transitions: [{ rule: name, kind: 'cleared', severity, signal, onset, at, value: null, peak }],
  };
}
