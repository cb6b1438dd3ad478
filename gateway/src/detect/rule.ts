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

/** How long a condition must last: so many samples in a row, or so many milliseconds from the first to the last. */
export type Hold = { readonly samples: number } | { readonly ms: number };

/** What only rules about water have; the others leave them out. Lengths in mm, times in ms. */
interface WaterRule {
  /** the event ends when the water has been gone, below `dry`, for so long */
  readonly dryFor?: number;
  /** or has stood below the clear level for so long */
  readonly drainFor?: number;
  /** below this level no water stands */
  readonly dry?: number;
  /** what is at or below the lowest, or at or above the highest, is no level */
  readonly lowest?: number;
  readonly highest?: number;
  /** a rise by less from one sample to the next is never doubted */
  readonly ripple?: number;
  /** a rise by more from one sample to the next is doubted until it moves as water does */
  readonly leap?: number;
  /** mm/min: water rises no faster */
  readonly fastest?: number;
  /** mm/min: a slower rise predicts nothing */
  readonly leastRate?: number;
  /** node.fault: a doubtful level that has lasted for so long is told */
  readonly doubtHold?: number;
}

/** A rule with every value decided: defaults, group and cover already merged. */
export interface Rule extends WaterRule {
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
