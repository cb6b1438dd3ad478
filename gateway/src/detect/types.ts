/**
 * The words that detection shares with the store, the upstreams and the API. Times are milliseconds since the epoch,
 * UTC; every value is in the physical unit that its name says.
 */

/** The rules of DESIGN section 6 that this version knows. */
export const RULE_NAMES = ['cover.opened', 'cover.tilted', 'water.high', 'battery.low', 'node.offline'] as const;
export type RuleName = (typeof RULE_NAMES)[number];

/** the least first */
export const SEVERITIES = ['info', 'minor', 'major', 'critical'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** One set of readings at one instant; a reading that was not taken is absent. */
export interface Sample {
  /** event time */
  readonly at: number;
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
  /** mAh drawn from the cell since it was put in */
  readonly used?: number;
  readonly hallOpen?: boolean;
  readonly floatWet?: boolean;
  /** the node says that work is expected on its cover */
  readonly maintenance?: boolean;
  /** the node has learned no zero: `tilt` means nothing */
  readonly zeroUnknown?: boolean;
}

/** How long a condition must last: so many samples in a row, or so many milliseconds from the first to the last. */
export type Hold = { readonly samples: number } | { readonly ms: number };

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
}

export type Rules = Readonly<Record<RuleName, Rule>>;

export type Phase = 'normal' | 'pending' | 'raised' | 'clearing';

/** Which reading spoke: an angle, the hall switch, a level, the float switch, a voltage, or that nothing was heard. */
export type Signal = 'tilt' | 'hall' | 'water' | 'float' | 'battery' | 'silence';

/** Where one rule of one cover stands. Plain data: the store keeps it as JSON. */
export interface RuleState {
  readonly phase: Phase;
  /** event time of the newest sample that this rule has used; an older one is late and changes nothing */
  readonly newest: number;
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
}

/** Where one cover stands. Plain data. `emptyState()` makes the first one. */
export interface CoverState {
  readonly rules: Partial<Readonly<Record<RuleName, RuleState>>>;
  /** event time of the newest sample that detection has seen */
  readonly newest: number;
  /** receive time of the newest frame, 0 before the first; node.offline counts from here (`hear` moves it) */
  readonly heard: number;
  /** what the newest sample, or an answer to an order, said about maintenance */
  readonly maintenance: boolean;
}

export interface Transition {
  readonly rule: RuleName;
  readonly kind: 'raised' | 'cleared';
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
}

/** What every reducer returns. `state` is the very object that was handed in when nothing changed. */
export interface Step {
  readonly state: CoverState;
  readonly transitions: readonly Transition[];
}
