import type { Hold, Rule, RuleState, Signal, Transition } from './types.ts';

/** What one sample means to one rule. */
export interface Reading {
  /** beyond: at or beyond the raise level; clear: strictly on the other side of the clear level; between: neither */
  readonly zone: 'beyond' | 'between' | 'clear';
  /** in the rule's unit; null where only a switch has spoken */
  readonly value: number | null;
  readonly signal: Signal;
  /** which of two values is the more extreme: +1 the larger, -1 the smaller */
  readonly towards: 1 | -1;
}

export interface Advance {
  readonly after: RuleState;
  readonly transition?: Transition;
}

/** A rule that nothing has happened to. */
export function atRest(newest: number): RuleState {
  return { phase: 'normal', newest, since: 0, count: 0, onset: 0, peak: null, signal: 'tilt' };
}

/** Is a streak of `count` samples, the first at `since` and the newest at `at`, long enough? */
function isHeld(hold: Hold, count: number, since: number, at: number): boolean {
  return 'samples' in hold ? count >= hold.samples : at - since >= hold.ms;
}

function extreme(peak: number | null, reading: Reading): number | null {
  const { value, towards } = reading;
  if (value === null || peak === null) return peak ?? value;
  return (value - peak) * towards > 0 ? value : peak;
}

function transition(rule: Rule, kind: Transition['kind'], state: RuleState, value: number | null): Transition {
  const { onset, newest: at, peak, signal } = state;
  return { rule: rule.name, kind, severity: rule.severity, signal, onset, at, value, peak };
}

/** normal, pending: a streak beyond the raise level grows, or is broken by any other reading. */
function towardsRaised(rule: Rule, before: RuleState, at: number, reading: Reading): Advance {
  if (reading.zone !== 'beyond') return { after: atRest(at) };
  const starts = before.phase === 'normal';
  const since = starts ? at : before.since;
  const count = starts ? 1 : before.count + 1;
  const peak = extreme(starts ? null : before.peak, reading);
  const streak = { newest: at, onset: since, peak, signal: reading.signal };
  if (!isHeld(rule.hold, count, since, at)) return { after: { ...streak, phase: 'pending', since, count } };
  const after: RuleState = { ...streak, phase: 'raised', since: 0, count: 0 };
  return { after, transition: transition(rule, 'raised', after, reading.value) };
}

/** raised, clearing: a streak past the clear level grows, or is broken by any other reading. */
function towardsNormal(rule: Rule, before: RuleState, at: number, reading: Reading): Advance {
  const held = { ...before, newest: at, peak: extreme(before.peak, reading) };
  if (reading.zone !== 'clear' || rule.latching) return { after: { ...held, phase: 'raised', since: 0, count: 0 } };
  const starts = before.phase === 'raised';
  const since = starts ? at : before.since;
  const count = starts ? 1 : before.count + 1;
  if (!isHeld(rule.clearHold, count, since, at)) return { after: { ...held, phase: 'clearing', since, count } };
  return { after: atRest(at), transition: transition(rule, 'cleared', held, reading.value) };
}

/**
 * One step of `normal -> pending -> raised -> clearing -> normal`. A fold over the readings of one rule in the order of
 * their event times: how they were batched into frames is not seen here. A hold in milliseconds is measured from the
 * first to the last sample of the streak, never against a clock: a node that falls silent proves nothing.
 *
 * `mayRaise` false (maintenance) resets what is pending; what is raised may still clear.
 */
export function advance(rule: Rule, before: RuleState, at: number, reading: Reading, mayRaise: boolean): Advance {
  const isRaised = before.phase === 'raised' || before.phase === 'clearing';
  if (isRaised) return towardsNormal(rule, before, at, reading);
  return mayRaise ? towardsRaised(rule, before, at, reading) : { after: atRest(at) };
}
