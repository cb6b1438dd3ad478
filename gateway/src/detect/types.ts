import type { FaultReason } from './signals/health.ts';
import type { Memory } from './signals/memory.ts';

/**
 * The words that detection shares with the store, the upstreams and the API. Times are milliseconds since the epoch,
 * UTC; every value is in the physical unit that its name says.
 */

/** The rules of DESIGN section 6, in the order in which one sample's transitions are told. */
export const RULE_NAMES = [
  'cover.opened',
  'cover.tilted',
  'cover.displaced',
  'cover.impact',
  'cover.rattling',
  'water.high',
  'water.overflow',
  'water.rising',
  'battery.low',
  'node.fault',
  'node.offline',
] as const;
export type RuleName = (typeof RULE_NAMES)[number];

/** the least first */
export const SEVERITIES = ['info', 'minor', 'major', 'critical'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** One set of readings at one instant; a reading that was not taken is absent. */
export interface Sample {
  /** event time */
  readonly at: number;
  /** event time of the newest sample of the series that it was sent in; absent where it is that one, or was sent alone */
  readonly until?: number;
  /** degrees from the learned zero */
  readonly tilt?: number;
  /** millimetres above the chamber's reference */
  readonly water?: number;
  /** millivolts under load */
  readonly battery?: number;
  /** degrees Celsius */
  readonly temperature?: number;
  /** mg, largest since the last status */
  readonly vibration?: number;
  /** blows since the last status */
  readonly impacts?: number;
  /** mAh drawn from the cell since it was put in */
  readonly used?: number;
  readonly hallOpen?: boolean;
  readonly floatWet?: boolean;
  /** the node says that work is expected on its cover */
  readonly maintenance?: boolean;
  /** the node has learned no zero: `tilt` means nothing */
  readonly zeroUnknown?: boolean;
  /** the node says that this sensor fails, or answers out of range */
  readonly motionFault?: boolean;
  readonly waterFault?: boolean;
  /** it came in an alert: why the node raised it */
  readonly trigger?: AlertTrigger;
}

/** How long a condition must last: so many samples in a row, or so many milliseconds from the first to the last. */
export type Hold = { readonly samples: number } | { readonly ms: number };

/** Why a node raised an alert; see TRIGGER of the protocol. */
export const ALERT_TRIGGERS = ['tilt', 'lift', 'hall', 'water', 'float', 'recovered', 'fault', 'slide'] as const;
export type AlertTrigger = (typeof ALERT_TRIGGERS)[number];

/** A rule with every value decided: defaults, group and cover already merged. */
export interface Rule {
  readonly name: RuleName;
  readonly enabled: boolean;
  readonly severity: Severity;
  /** raise at or beyond this level, in the signal's unit (battery.low: at or below; node.offline: missed heartbeats) */
  readonly raise: number;
  /** clear strictly on the other side of this level */
  readonly clear: number;
  readonly hold: Hold;
  readonly clearHold: Hold;
  /** a latching rule stays raised until a person releases it */
  readonly latching: boolean;
  /** ms; each time that the rule raises again so soon after it cleared, it must hold clear twice as long. 0: never */
  readonly damping: number;
}

export type Rules = Readonly<Record<RuleName, Rule>>;

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
  /** event time of the first sample of the present streak (pending, clearing) */
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
