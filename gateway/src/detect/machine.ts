import type { FaultReason } from './signals/health.ts';
import type { Hold, Rule, RuleState, Signal, Transition, TransitionKind } from './types.ts';

/** What one sample means to one rule. A reader fills one that is used again and again. */
export interface Reading {
  /**
   * beyond: at or beyond the raise level; clear: strictly on the other side of the clear level; between: neither; over: what
   * was raised is at an end here, whatever comes next
   */
  zone: 'beyond' | 'between' | 'clear' | 'over';
  /** in the rule's unit; null where only a switch has spoken */
  value: number | null;
  signal: Signal;
  /** which of two values is the more extreme: +1 the larger, -1 the smaller */
  towards: 1 | -1;
  reason: FaultReason | undefined;
  /** counts in its streak, but must not complete it: what would raise is still in doubt, or what would clear not yet over */
  held: boolean;
}

export interface Advance {
  /** undefined: at rest */
  readonly after: RuleState | undefined;
  readonly transition?: Transition;
}

const AT_REST: Advance = { after: undefined };

/** Doubled so often and no more: 10 s become 10 min, three samples 192. */
const MOST_FLAPS = 6;

export type Raised = RuleState & { readonly phase: 'raised' | 'clearing' };

export const isRaised = (state: RuleState | undefined): state is Raised =>
  state?.phase === 'raised' || state?.phase === 'clearing';

/** Is a streak of `count` samples, the first at `since` and the newest at `at`, long enough? */
function isHeld(hold: Hold, count: number, since: number, at: number, times = 1): boolean {
  return 'samples' in hold ? count >= hold.samples * times : at - since >= hold.ms * times;
}

/** ms; five looks a minute apart span four */
const LONGEST_SERIES = 600_000;

/** Where a streak begins: at a sample that came before its first, in a series that overlaps it; not at one of hours ago. */
function earlier(since: number, at: number): number {
  return at < since && since - at <= LONGEST_SERIES ? at : since;
}

function extreme(peak: number | null, { value, towards }: Reading): number | null {
  if (value === null || peak === null) return peak ?? value;
  return (value - peak) * towards > 0 ? value : peak;
}

export function transitionOf(
  rule: Rule,
  kind: TransitionKind,
  { onset, peak, signal, reason }: Pick<RuleState, 'onset' | 'peak' | 'signal' | 'reason'>,
  at: number,
  value: number | null,
): Transition {
  const { name, severity } = rule;
  const why = reason === undefined ? undefined : { reason };
  return { rule: name, kind, severity, signal, onset, at, value, peak, ...why };
}

/** Nothing is raised; that it was a short while ago is not forgotten yet. */
function quiet(before: RuleState | undefined, at: number): RuleState | undefined {
  if (before === undefined || at > before.calmAt) return undefined;
  if (before.phase === 'normal') return before;
  const { flaps, calmAt } = before;
  return { phase: 'normal', since: 0, count: 0, onset: 0, peak: null, signal: before.signal, flaps, calmAt };
}

/** What was until `at` is of the event that a person has let go, and raises no other. */
export function released({ signal }: RuleState, at: number): RuleState {
  return { phase: 'normal', since: at, count: 0, onset: 0, peak: null, signal, flaps: 0, calmAt: at };
}

const isReleased = (known: RuleState | undefined): boolean => known?.phase === 'normal' && known.since > 0;

/** normal, pending: a streak beyond the raise level grows, or is broken by any other reading. */
function towardsRaised(rule: Rule, before: RuleState | undefined, at: number, reading: Reading): Advance {
  const known = quiet(before, at);
  if (reading.zone !== 'beyond' || isReleased(known)) return known ? { after: known } : AT_REST;
  const streak = before?.phase === 'pending' ? before : undefined;
  const since = streak === undefined ? at : earlier(streak.since, at);
  const count = (streak?.count ?? 0) + 1;
  const peak = extreme(streak?.peak ?? null, reading);
  const { signal, reason } = reading;
  const { flaps = 0, calmAt = 0 } = known ?? {};
  const grown = { since, count, onset: since, peak, signal, flaps, calmAt, ...(reason && { reason }) };
  if (reading.held || !isHeld(rule.hold, count, since, at)) return { after: { ...grown, phase: 'pending' } };
  const again = known ? Math.min(flaps + 1, MOST_FLAPS) : 0;
  const after: RuleState = { ...grown, phase: 'raised', since: 0, count: 0, flaps: again };
  return { after, transition: transitionOf(rule, 'raised', after, at, reading.value) };
}

/** raised, clearing: a streak past the clear level grows, or is broken by any other reading. */
function towardsNormal(rule: Rule, before: RuleState, at: number, reading: Reading): Advance {
  const peak = extreme(before.peak, reading);
  const held = peak === before.peak ? before : { ...before, peak };
  if (reading.zone === 'over' && !rule.latching) return cleared(rule, before, before, at, reading);
  if (reading.zone !== 'clear' || rule.latching) {
    return { after: held.phase === 'raised' ? held : { ...held, phase: 'raised', since: 0, count: 0 } };
  }
  const starts = before.phase === 'raised';
  const since = starts ? at : earlier(before.since, at);
  const count = starts ? 1 : before.count + 1;
  if (reading.held || !isHeld(rule.clearHold, count, since, at, 2 ** before.flaps)) {
    return { after: { ...held, phase: 'clearing', since, count } };
  }
  return cleared(rule, before, held, at, reading);
}

function cleared(rule: Rule, before: RuleState, held: RuleState, at: number, { value }: Reading): Advance {
  const after = rule.damping === 0 ? undefined : quiet({ ...before, calmAt: at + rule.damping }, at);
  return { after, transition: transitionOf(rule, 'cleared', held, at, value) };
}

/**
 * One step of `normal -> pending -> raised -> clearing -> normal`. A fold over the readings of one rule in the order of
 * their event times: how they were batched into frames is not seen here. A hold in milliseconds is measured from the
 * first to the last sample of the streak, never against a clock: a node that falls silent proves nothing. The first need not
 * have come first: a status that was sent in the midst of a series stands before it (order.ts).
 *
 * A rule that raises again within `damping` of having cleared flaps: it has to hold clear twice as long each time, so
 * that a signal that swings about its level becomes one long event and not a hundred.
 *
 * `mayRaise` false (maintenance) resets what is pending; what is raised may still clear.
 */
export function advance(
  rule: Rule,
  before: RuleState | undefined,
  at: number,
  reading: Reading,
  mayRaise: boolean,
): Advance {
  if (isRaised(before)) return towardsNormal(rule, before, at, reading);
  return mayRaise ? towardsRaised(rule, before, at, reading) : { after: quiet(before, at) };
}

/** What a sample that says nothing to a rule leaves of it. */
export function unspoken(before: RuleState, at: number, mayRaise: boolean): RuleState | undefined {
  if (isRaised(before)) return before;
  return before.phase === 'pending' && mayRaise ? before : quiet(before, at);
}
