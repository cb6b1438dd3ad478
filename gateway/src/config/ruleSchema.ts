import { z } from 'zod';
import { RULE_SCALES, type RuleTable } from '../detect/ruleSettings.ts';
import { type Hold, RULE_NAMES, type RuleName } from '../detect/types.ts';
import { closed, oneOf, quantity } from './fields.ts';
import { coverId, groupName } from './identity.ts';
import { quote } from './problems.ts';
import { type DimensionName, formatQuantity, parseQuantity } from './quantity.ts';

const MAX_SAMPLES = 10_000;
const MAX_HOLD_MS = 30 * 86_400_000;

const LIMITS = {
  deg: { dimension: 'angle', min: 0, max: 180 },
  mm: { dimension: 'length', min: -1_000, max: 30_000 },
  mV: { dimension: 'voltage', min: 0, max: 60_000 },
  heartbeats: { dimension: 'heartbeats', min: 1, max: 1_000, bare: 'heartbeats' },
} as const satisfies Readonly<
  Record<string, { dimension: DimensionName; min: number; max: number; bare?: DimensionName }>
>;

/** `3s` from the first to the last sample, or `3 samples` in a row. */
function hold() {
  return z.unknown().transform((raw, context): Hold => {
    const parsed = parseQuantity(raw, ['time', 'samples']);
    if (!parsed.ok) {
      context.addIssue({ code: 'custom', message: parsed.message, input: raw });
      return z.NEVER;
    }
    const { dimension, value } = parsed;
    const [least, most] = dimension === 'samples' ? [1, MAX_SAMPLES] : [0, MAX_HOLD_MS];
    if (value < least || value > most || (dimension === 'samples' && !Number.isInteger(value))) {
      const range = `${formatQuantity(dimension, least)} to ${formatQuantity(dimension, most)}`;
      context.addIssue({ code: 'custom', message: `${quote(raw)} is out of range: ${range}`, input: raw });
      return z.NEVER;
    }
    return dimension === 'samples' ? { samples: value } : { ms: value };
  });
}

const anyRule = {
  enabled: z.boolean().optional(),
  severity: oneOf(['info', 'minor', 'major', 'critical']).optional(),
  latching: z.boolean().optional(),
};

/** The settings of one rule, by its scale. node.offline has no samples to count: its hold is the raise level itself. */
function ruleSchema(name: RuleName) {
  const { dimension, ...limits } = LIMITS[RULE_SCALES[name].unit];
  const level = () => quantity(dimension, limits).optional();
  if (name === 'node.offline') return closed({ ...anyRule, raise: level() });
  return closed({
    ...anyRule,
    raise: level(),
    clear: level(),
    hold: hold().optional(),
    clearHold: hold().optional(),
  });
}

/** Rule name to settings; each rule may be absent. */
export const ruleTable: z.ZodType<RuleTable> = closed(
  Object.fromEntries(RULE_NAMES.map((name) => [name, ruleSchema(name).optional()])),
);

export const ruleLayers = closed({
  defaults: ruleTable.default({}),
  groups: z.record(groupName, ruleTable).default({}),
  covers: z.record(coverId, ruleTable).default({}),
});
