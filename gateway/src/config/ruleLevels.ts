import { type DimensionName, formatQuantity } from './quantity.ts';

interface Level {
  readonly dimension: DimensionName;
  /** in the unit of the rule */
  readonly limits: { readonly min: number; readonly max: number };
  /** of one of the rule's units in the base unit of the dimension */
  readonly size: number;
}

/** What the levels of a rule may be, by the unit that RULE_SCALES gives them. */
export const LEVELS = {
  deg: { dimension: 'angle', limits: { min: 0, max: 180 }, size: 1 },
  mg: { dimension: 'acceleration', limits: { min: 0, max: 16_000 }, size: 1 },
  times: { dimension: 'times', limits: { min: 1, max: 1_000 }, size: 1 },
  mm: { dimension: 'length', limits: { min: -1_000, max: 30_000 }, size: 1 },
  min: { dimension: 'time', limits: { min: 1, max: 1_440 }, size: 60_000 },
  mV: { dimension: 'voltage', limits: { min: 0, max: 60_000 }, size: 1 },
  heartbeats: { dimension: 'heartbeats', limits: { min: 1, max: 1_000 }, size: 1 },
} as const satisfies Readonly<Record<string, Level>>;

export type LevelUnit = keyof typeof LEVELS;

/** A level as a person would write it: `15deg`, `30min`. */
export function formatLevel(unit: LevelUnit, value: number): string {
  const { dimension, size } = LEVELS[unit];
  return formatQuantity(dimension, value * size);
}
