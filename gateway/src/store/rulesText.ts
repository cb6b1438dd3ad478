import { atRest } from '../detect/machine.ts';
import type { CoverState, Phase, RuleName, RuleState, Signal } from '../detect/types.ts';

/**
 * How the rule states of a cover stand in one column. Nearly always every rule is at rest and has just seen the newest
 * sample, and this is written for every frame, so a rule at rest is one number: how much older its newest sample is
 * than the cover's. Any other is `[phase, newest, since, count, onset, peak, signal]`.
 */
type Packed = number | readonly [Phase, number, number, number, number, number | null, Signal];

export function packRules({ rules, newest }: CoverState): string {
  const packed: Partial<Record<RuleName, Packed>> = {};
  for (const name in rules) {
    const rule = rules[name as RuleName];
    if (rule) packed[name as RuleName] = isAtRest(rule) ? newest - rule.newest : pack(rule);
  }
  return JSON.stringify(packed);
}

export function unpackRules(text: string, newest: number): CoverState['rules'] {
  // written by packRules, and by nobody else
  const packed = JSON.parse(text) as Partial<Record<RuleName, Packed>>;
  const rules: Partial<Record<RuleName, RuleState>> = {};
  for (const name in packed) {
    const rule = packed[name as RuleName];
    if (rule !== undefined) rules[name as RuleName] = typeof rule === 'number' ? atRest(newest - rule) : unpack(rule);
  }
  return rules;
}

function isAtRest(rule: RuleState): boolean {
  const { phase, since, count, onset, peak, signal } = rule;
  return phase === 'normal' && since === 0 && count === 0 && onset === 0 && peak === null && signal === 'tilt';
}

function pack(rule: RuleState): Packed {
  return [rule.phase, rule.newest, rule.since, rule.count, rule.onset, rule.peak, rule.signal];
}

function unpack(packed: Exclude<Packed, number>): RuleState {
  const [phase, newest, since, count, onset, peak, signal] = packed;
  return { phase, newest, since, count, onset, peak, signal };
}
