import { z } from 'zod';
import { RULE_SCALES, type RuleTable, settingsOf } from '../detect/ruleSettings.ts';
import { type Hold, RULE_NAMES, type RuleName } from '../detect/types.ts';
import { closed, measure, oneOf, quantity } from './fields.ts';
import { coverId, groupName } from './identity.ts';
import { LEVELS, type LevelUnit } from './ruleLevels.ts';

const HOLD_LIMITS = {
  time: { min: 0, max: 30 * 86_400_000 },
  samples: { min: 1, max: 10_000, whole: true },
};

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

const TIME = { min: 0, max: 30 * 86_400_000 };
const LENGTH = { min: -30_000, max: 30_000 };
const GAIN = { min: 0, max: 30_000 };

/** What rules about water have beside the rest. */
const water = {
  dryFor: quantity('time', TIME).optional(),
  drainFor: quantity('time', TIME).optional(),
  dry: quantity('length', LENGTH).optional(),
  lowest: quantity('length', LENGTH).optional(),
  highest: quantity('length', LENGTH).optional(),
  ripple: quantity('length', GAIN).optional(),
  leap: quantity('length', GAIN).optional(),
  fastest: quantity('rate', GAIN).optional(),
  leastRate: quantity('rate', GAIN).optional(),
  doubtHold: quantity('time', TIME).optional(),
};

/** The settings of one rule, by its scale. */
function ruleSchema(name: RuleName, bare: BareNumbers) {
  const { unit } = RULE_SCALES[name];
  const { dimension, limits, size } = LEVELS[unit];
  // what is counted needs no unit
  const number = unit === 'heartbeats' || unit === 'times' ? 1 : bare.levels?.[unit];
  const one = number === undefined ? undefined : { dimension, size: number * size };
  const level = quantity(dimension, { min: limits.min * size, max: limits.max * size }, one)
    .transform((value) => value / size)
    .optional();
  const shapes = {
    ...anyRule,
    ...water,
    raise: level,
    clear: level,
    hold: hold(bare).optional(),
    clearHold: hold(bare).optional(),
    damping: quantity('time', TIME).optional(),
  };
  return closed(Object.fromEntries(settingsOf(name).map((setting) => [setting, shapes[setting]])));
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
