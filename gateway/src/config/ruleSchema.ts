import { z } from 'zod';
import { RULE_SCALES, type RuleTable } from '../detect/ruleSettings.ts';
import { type Hold, RULE_NAMES, type RuleName } from '../detect/types.ts';
import { closed, measure, oneOf, quantity } from './fields.ts';
import { coverId, groupName } from './identity.ts';
import type { DimensionName } from './quantity.ts';

const HOLD_LIMITS = {
  time: { min: 0, max: 30 * 86_400_000 },
  samples: { min: 1, max: 10_000, whole: true },
};

const LEVELS = {
  deg: { dimension: 'angle', limits: { min: 0, max: 180 } },
  mm: { dimension: 'length', limits: { min: -1_000, max: 30_000 } },
  mV: { dimension: 'voltage', limits: { min: 0, max: 60_000 } },
  heartbeats: { dimension: 'heartbeats', limits: { min: 1, max: 1_000 } },
} as const satisfies Readonly<Record<string, { dimension: DimensionName; limits: { min: number; max: number } }>>;

export type LevelUnit = keyof typeof LEVELS;

/** What numbers without a unit mean. Where a unit is not named, it must be written. */
export interface BareNumbers {
  /** size of one, in the unit that is the key */
  readonly levels?: { readonly [U in LevelUnit]?: number } | undefined;
  /** a bare hold is a number of samples */
  readonly holds?: boolean | undefined;
}

/** `3s` from the first to the last sample, or `3 samples` in a row. */
function hold(bare: BareNumbers) {
  const measured = measure(HOLD_LIMITS, bare.holds ? { dimension: 'samples', size: 1 } : undefined);
  return measured.transform(
    ({ dimension, value }): Hold => (dimension === 'samples' ? { samples: value } : { ms: value }),
  );
}

const anyRule = {
  enabled: z.boolean().optional(),
  severity: oneOf(['info', 'minor', 'major', 'critical']).optional(),
  latching: z.boolean().optional(),
};

/** The settings of one rule, by its scale. node.offline has no samples to count: its hold is the raise level itself. */
function ruleSchema(name: RuleName, bare: BareNumbers) {
  const { unit } = RULE_SCALES[name];
  const { dimension, limits } = LEVELS[unit];
  // heartbeats are a count, and a count needs no unit
  const size = unit === 'heartbeats' ? 1 : bare.levels?.[unit];
  const level = quantity(dimension, limits, size === undefined ? undefined : { dimension, size }).optional();
  if (name === 'node.offline') return closed({ ...anyRule, raise: level });
  return closed({
    ...anyRule,
    raise: level,
    clear: level,
    hold: hold(bare).optional(),
    clearHold: hold(bare).optional(),
  });
}

/** Rule name to settings; each rule may be absent. */
export function ruleTable(bare: BareNumbers = {}): z.ZodType<RuleTable> {
  return closed(Object.fromEntries(RULE_NAMES.map((name) => [name, ruleSchema(name, bare).optional()])));
}

const table = ruleTable();

export const ruleLayers = closed({
  defaults: table.default({}),
  groups: z.record(groupName, table).default({}),
  covers: z.record(coverId, table).default({}),
});
