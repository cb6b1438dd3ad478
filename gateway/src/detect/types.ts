import type { RuleName, Severity } from './rule.ts';
import type { FaultReason } from './signals/health.ts';
import type { Memory } from './signals/memory.ts';

/**
 * The words that detection shares with the store, the upstreams and the API. Times are milliseconds since the epoch,
 * UTC; every value is in the physical unit that its name says.
 */
export * from './rule.ts';
export * from './sample.ts';

export type Phase = 'normal' | 'pending' | 'raised' | 'clearing';

/**
 * Which reading spoke: an angle, the hall switch, a level, the float switch, a voltage, the motion that the node felt,
 * a blow, the count of blows, a sensor that is not to be believed, or that nothing was heard.
 */
export const SIGNALS = [
  'tilt',
  'hall',
  'motion',
  'blow',
  'blows',
  'water',
  'float',
  'battery',
  'sensor',
  'silence',
] as const;
export type Signal = (typeof SIGNALS)[number];

/** Where one rule of one cover stands; a rule at rest has no such state. Plain data: the store keeps it as JSON. */
export interface RuleState {
  readonly phase: Phase;
  /** event time of the first sample of the present streak (pending, clearing), or until which it was released (normal) */
  readonly since: number;
  /** samples in the present streak */
  readonly count: number;
  /** event time of the first sample at or beyond the raise level; identifies the event */
  readonly onset: number;
  /** the most extreme value since the onset; null where only a switch has spoken */
  readonly peak: number | null;
  /** what completed the hold */
  readonly signal: Signal;
  /** node.fault: what is wrong */
  readonly reason?: FaultReason;
  /** times that it was raised again too soon; each doubles how long it must hold clear */
  readonly flaps: number;
  /** event time until which, once cleared, another event counts as a flap */
  readonly calmAt: number;
}

/** Where one cover stands. Plain data. `emptyState()` makes the first one. */
export interface CoverState {
  /** those that are not at rest */
  readonly rules: Partial<Readonly<Record<RuleName, RuleState>>>;
  /** what the signals remember of the samples so far */
  readonly memory: Memory;
  /** event time of the newest sample that detection has seen; `placeOf` */
  readonly newest: number;
  /** receive time of the newest frame, 0 before the first; node.offline counts from here (`hear` moves it) */
  readonly heard: number;
  /** share of its frames that are lost on the way, as learned from the gaps in their counters */
  readonly loss: number;
  /** what the newest sample, or an answer to an order, said about maintenance */
  readonly maintenance: boolean;
  /** the rules under which it was made, see `rulesStamp`; 0 before the first sample */
  readonly stamp: number;
}

/** withdrawn: a sample that came late has shown that what was told was none */
export type TransitionKind = 'raised' | 'cleared' | 'withdrawn';

export interface Transition {
  readonly rule: RuleName;
  readonly kind: TransitionKind;
  readonly severity: Severity;
  /** what completed the hold before raising; the same in the `cleared` of that event */
  readonly signal: Signal;
  /** event time of the first sample at or beyond the raise level */
  readonly onset: number;
  /** event time of the sample that completed the hold (node.offline: when the silence was noticed, or ended) */
  readonly at: number;
  /** the value of that sample, in the rule's unit; null where only a switch has spoken */
  readonly value: number | null;
  /** the most extreme value from the onset until now; null likewise */
  readonly peak: number | null;
  /** node.fault: what is wrong */
  readonly reason?: FaultReason;
}

/** What every reducer returns. `state` is the very object that was handed in when nothing changed. */
export interface Step {
  readonly state: CoverState;
  readonly transitions: readonly Transition[];
}
