import type { Reading } from '../machine.ts';
import type { Rule, RuleState, Sample, Signal } from '../types.ts';

/**
 * What a rule makes of a sample; undefined where the sample carries nothing that the rule looks at: such a sample
 * neither grows nor breaks a streak. `state` is where the rule stands before the sample.
 */
export type Read = (rule: Rule, sample: Sample, state: RuleState) => Reading | undefined;

/** A signal that is dangerous when it grows. */
export function rising(rule: Rule, value: number, signal: Signal): Reading {
  const zone = value >= rule.raise ? 'beyond' : value < rule.clear ? 'clear' : 'between';
  return { zone, value, signal, towards: 1 };
}

/** A signal that is dangerous when it shrinks. */
export function falling(rule: Rule, value: number, signal: Signal): Reading {
  const zone = value <= rule.raise ? 'beyond' : value > rule.clear ? 'clear' : 'between';
  return { zone, value, signal, towards: -1 };
}

/**
 * A level (angle, water) with a switch beside it that alone is enough to raise, and that must have let go before the
 * event clears. A switch at rest clears nothing by itself, because boards without one report it at rest for ever;
 * except an event that the switch raised, while the level is unknown.
 */
export function levelOrSwitch(
  rule: Rule,
  state: RuleState,
  level: { readonly value: number | undefined; readonly signal: Signal },
  contact: { readonly tripped: boolean | undefined; readonly signal: Signal },
): Reading | undefined {
  const byLevel = level.value === undefined ? undefined : rising(rule, level.value, level.signal);
  if (contact.tripped === true && byLevel?.zone !== 'beyond') {
    return { zone: 'beyond', value: byLevel?.value ?? null, signal: contact.signal, towards: 1 };
  }
  if (byLevel) return byLevel;
  const raisedBySwitch = state.phase !== 'normal' && state.signal === contact.signal;
  if (contact.tripped === undefined || !raisedBySwitch) return undefined;
  return { zone: 'clear', value: null, signal: contact.signal, towards: 1 };
}

/** The angle, where it means something: without a learned zero it does not. */
export function knownTilt(sample: Sample): number | undefined {
  return sample.zeroUnknown === true ? undefined : sample.tilt;
}
