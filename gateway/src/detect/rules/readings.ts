import type { Reading } from '../machine.ts';
import type { Memory } from '../signals/memory.ts';
import type { Rule, RuleState, Rules, Sample, Signal } from '../types.ts';

/** What a rule looks at. */
export interface Seen {
  /** all of the cover's */
  readonly rules: Rules;
  readonly sample: Sample;
  /** with this sample taken in */
  readonly memory: Memory;
  /** where the rule stands before the sample; undefined at rest */
  readonly state: RuleState | undefined;
}

/**
 * Writes what a rule makes of a sample into `out`. False where the sample carries nothing that the rule looks at: such
 * a sample neither grows nor breaks a streak. Where the rule is at rest, only what lies beyond need be spoken of: nearly
 * always nothing does.
 */
export type Read = (rule: Rule, seen: Seen, out: Reading) => boolean;

export function emptyReading(): Reading {
  return { zone: 'between', value: null, signal: 'tilt', towards: 1, reason: undefined, held: false };
}

function say(out: Reading, zone: Reading['zone'], value: number | null, signal: Signal, towards: 1 | -1): true {
  out.zone = zone;
  out.value = value;
  out.signal = signal;
  out.towards = towards;
  out.reason = undefined;
  out.held = false;
  return true;
}

/** A signal that is dangerous when it grows. */
export function rising(rule: Rule, state: RuleState | undefined, value: number, signal: Signal, out: Reading): boolean {
  return (state !== undefined || value >= rule.raise) && measured(rule, value, signal, out);
}

/** The same, whatever it says. */
export function measured(rule: Rule, value: number, signal: Signal, out: Reading): true {
  const zone = value >= rule.raise ? 'beyond' : value < rule.clear ? 'clear' : 'between';
  return say(out, zone, value, signal, 1);
}

/** A signal that is dangerous when it shrinks. */
export function falling(
  rule: Rule,
  state: RuleState | undefined,
  value: number,
  signal: Signal,
  out: Reading,
): boolean {
  if (state === undefined && value > rule.raise) return false;
  const zone = value <= rule.raise ? 'beyond' : value > rule.clear ? 'clear' : 'between';
  return say(out, zone, value, signal, -1);
}

/** What no level says. */
export function spoken(zone: Reading['zone'], value: number | null, signal: Signal, out: Reading): true {
  return say(out, zone, value, signal, 1);
}

/** A level and its reading, or a switch and whether it has tripped; undefined where it was not read. */
interface Spoken<V> {
  readonly value: V | undefined;
  readonly signal: Signal;
}

/**
 * A level (angle, water) with a switch beside it that alone is enough to raise, and that must have let go before the
 * event clears. A switch at rest clears nothing by itself, because boards without one report it at rest for ever;
 * except an event that the switch raised, while the level is unknown.
 */
export function levelOrSwitch(
  rule: Rule,
  state: RuleState | undefined,
  level: Spoken<number>,
  contact: Spoken<boolean>,
  out: Reading,
): boolean {
  const { value } = level;
  if (state === undefined && contact.value !== true && (value === undefined || value < rule.raise)) return false;
  const byLevel = value !== undefined && measured(rule, value, level.signal, out);
  return orSwitch(byLevel, state, contact, out);
}

/** The same, where `out` holds what the level says, if `byLevel`. */
export function orSwitch(
  byLevel: boolean,
  state: RuleState | undefined,
  contact: Spoken<boolean>,
  out: Reading,
): boolean {
  if (contact.value === true && !(byLevel && out.zone === 'beyond' && !out.held)) {
    return spoken('beyond', byLevel ? out.value : null, contact.signal, out);
  }
  if (byLevel) return true;
  const raisedBySwitch = state !== undefined && state.phase !== 'normal' && state.signal === contact.signal;
  if (contact.value === undefined || !raisedBySwitch) return false;
  return spoken('clear', null, contact.signal, out);
}
