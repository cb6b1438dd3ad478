/** The rules of the gateway that a truth can be told for. `cover.impact` is counted apart: every axle is a blow. */
export const TRUE_RULES = [
  'cover.opened',
  'cover.tilted',
  'cover.displaced',
  'cover.rattling',
  'water.high',
  'water.overflow',
  'water.rising',
  'battery.low',
  'node.offline',
  'node.fault',
] as const;
export type TrueRule = (typeof TRUE_RULES)[number];

/** Why the gateway could not hear of it when it began: a jammer, its own outage, a node out of reach or without power. */
export type Obscured = 'jam' | 'outage' | 'away' | 'power';

/**
 * A while in which a rule has a reason to be raised on a cover. Virtual ms.
 *
 * An event that overlaps an episode of its cover and rule is no false alarm. One that is `required` and has no event
 * was missed; one that is not required is neither missed nor false.
 */
export interface Episode {
  readonly cover: string;
  readonly rule: TrueRule;
  /** the action, or what the cover has, that it comes from: `lift`, `slide`, `flood`, `tide`, `obstruct`, `stuck`, ... */
  readonly kind: string;
  /** from when on an event is no false alarm: within noise of the level */
  readonly from: number;
  /** when it physically began: the lift begins, the level passes the rule's level. Never before `from`. */
  readonly onset: number;
  /** water only: the node's first sample at or over the rule's level; absent where it took none */
  readonly firstSample?: number;
  /** when it was physically over; null where it was not at the end of the run */
  readonly end: number | null;
  readonly required: boolean;
  /** at its onset the gateway could not hear of it: it still has to be found, its latency says nothing of the detection */
  readonly obscured?: Obscured;
}
