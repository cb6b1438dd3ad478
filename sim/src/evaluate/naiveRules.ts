/** The rules that one threshold can stand for. What moved, rattles, rises or fails is no level. */
export const NAIVE_RULES = [
  'cover.opened',
  'cover.tilted',
  'water.high',
  'water.overflow',
  'battery.low',
  'node.offline',
] as const;
export type NaiveRule = (typeof NAIVE_RULES)[number];
