import { WATER_DEFAULTS } from './signals/levelSettings.ts';
import { RULE_NAMES, type Rule, type RuleName, type Rules } from './types.ts';

/** What an operator may set of one rule; what is absent comes from the layer below. */
type RuleSettings = { readonly [K in keyof Omit<Rule, 'name'>]?: Rule[K] | undefined };
export type RuleTable = { readonly [N in RuleName]?: RuleSettings | undefined };

/** The layers above the built-in table, weakest first: defaults < group < cover. Keys: names of groups and covers. */
export interface RuleLayers {
  readonly defaults: RuleTable;
  readonly groups: Readonly<Record<string, RuleTable>>;
  readonly covers: Readonly<Record<string, RuleTable>>;
}

export const NO_LAYERS: RuleLayers = { defaults: {}, groups: {}, covers: {} };

const shared = { enabled: true, latching: false } as const;
/**
 * An hour: a signal that comes back sooner is the same trouble. Not where the node itself proves by a series that a cover or
 * the water is back: what it tells then is an end, and what comes after it another beginning.
 */
const DAMPED = { ...shared, damping: 3_600_000 } as const;
const UNDAMPED = { ...shared, damping: 0 } as const;

/**
 * The built-in rules, in the units of RULE_SCALES. Why each is as it is: DETECTION.md.
 *
 * tilted: 15 deg held 3 s is the figure of DESIGN section 6. opened clears at 35 deg so that a lid which sways about
 * 45 deg is one event. water.high and its clearing answer the node's own waterRaise and waterClear. battery.low: a
 * lithium thionyl chloride cell holds 3.6 V until it is nearly empty; 100 mV between the levels outlast a warm noon.
 */
export const DEFAULT_RULES: Rules = {
  'cover.opened': {
    name: 'cover.opened',
    severity: 'critical',
    raise: 45,
    clear: 35,
    hold: { ms: 3_000 },
    clearHold: { ms: 10_000 },
    ...UNDAMPED,
  },
  'cover.tilted': {
    name: 'cover.tilted',
    severity: 'major',
    raise: 15,
    clear: 10,
    hold: { ms: 3_000 },
    clearHold: { ms: 10_000 },
    ...UNDAMPED,
  },
  // a parked lorry makes 0.5 to 1.5 deg, a start of the part 0.3 to 1 (facts of the domain)
  'cover.displaced': {
    name: 'cover.displaced',
    severity: 'critical',
    raise: 2.5,
    clear: 1.5,
    hold: { ms: 3_000 },
    clearHold: { ms: 10_000 },
    ...UNDAMPED,
  },
  // p99 over potholes is 1,350 mg (facts of the domain)
  'cover.impact': {
    name: 'cover.impact',
    severity: 'info',
    raise: 2_000,
    clear: 2_000,
    hold: { samples: 1 },
    clearHold: { samples: 1 },
    ...UNDAMPED,
  },
  'cover.rattling': {
    name: 'cover.rattling',
    severity: 'minor',
    raise: 3,
    clear: 2,
    hold: { ms: 86_400_000 },
    clearHold: { ms: 86_400_000 },
    ...UNDAMPED,
  },
  'water.high': {
    name: 'water.high',
    severity: 'major',
    raise: 300,
    clear: 200,
    hold: { samples: 3 },
    clearHold: { samples: 3 },
    ...WATER_DEFAULTS['water.high'],
    ...UNDAMPED,
  },
  'water.overflow': {
    name: 'water.overflow',
    severity: 'critical',
    raise: 1_800,
    clear: 1_600,
    hold: { samples: 3 },
    clearHold: { samples: 3 },
    ...WATER_DEFAULTS['water.overflow'],
    ...UNDAMPED,
  },
  'water.rising': {
    name: 'water.rising',
    severity: 'major',
    raise: 30,
    clear: 60,
    hold: { samples: 3 },
    clearHold: { samples: 3 },
    ...WATER_DEFAULTS['water.rising'],
    ...DAMPED,
  },
  'battery.low': {
    name: 'battery.low',
    severity: 'minor',
    raise: 3_300,
    clear: 3_400,
    hold: { samples: 3 },
    clearHold: { samples: 3 },
    ...UNDAMPED,
  },
  'node.fault': {
    name: 'node.fault',
    severity: 'minor',
    raise: 1,
    clear: 1,
    hold: { samples: 1 },
    clearHold: { samples: 2 },
    ...WATER_DEFAULTS['node.fault'],
    ...DAMPED,
  },
  'node.offline': {
    name: 'node.offline',
    severity: 'major',
    raise: 2.5,
    clear: 2.5,
    hold: { samples: 1 },
    clearHold: { samples: 1 },
    ...UNDAMPED,
  },
};

/** The unit of `raise`, `clear`, `value` and `peak` of each rule, and on which side of `raise` the danger lies. */
export const RULE_SCALES = {
  'cover.opened': { unit: 'deg', danger: 'above' },
  'cover.tilted': { unit: 'deg', danger: 'above' },
  'cover.displaced': { unit: 'deg', danger: 'above' },
  'cover.impact': { unit: 'mg', danger: 'above' },
  // times as many blows a day as usual
  'cover.rattling': { unit: 'times', danger: 'above' },
  'water.high': { unit: 'mm', danger: 'above' },
  'water.overflow': { unit: 'mm', danger: 'above' },
  // minutes until the water stands at the level of water.overflow
  'water.rising': { unit: 'min', danger: 'below' },
  'battery.low': { unit: 'mV', danger: 'below' },
  // its events carry a reason, and no value
  'node.fault': { unit: 'times', danger: 'above' },
  'node.offline': { unit: 'heartbeats', danger: 'above' },
} as const satisfies Readonly<Record<RuleName, { readonly unit: string; readonly danger: 'above' | 'below' }>>;

/** A named layer, for `explain`. */
interface Layer {
  readonly from: string;
  readonly table: RuleTable;
}

function layersOf(layers: RuleLayers, cover: string, group: string | undefined): readonly Layer[] {
  const ofGroup = group === undefined ? undefined : layers.groups[group];
  const ofCover = layers.covers[cover];
  return [
    { from: 'defaults', table: layers.defaults },
    ...(ofGroup ? [{ from: `group ${group}`, table: ofGroup }] : []),
    ...(ofCover ? [{ from: `cover ${cover}`, table: ofCover }] : []),
  ];
}

export const SETTING_NAMES = [
  'enabled',
  'severity',
  'raise',
  'clear',
  'hold',
  'clearHold',
  'damping',
  'latching',
  'dryFor',
  'drainFor',
  'dry',
  'lowest',
  'highest',
  'ripple',
  'leap',
  'fastest',
  'leastRate',
  'doubtHold',
] as const;
export type RuleSettingName = (typeof SETTING_NAMES)[number];

/** What would mean nothing: silence has no samples to hold for, and a fault no level. */
const UNUSED: Readonly<Partial<Record<RuleName, readonly RuleSettingName[]>>> = {
  'node.offline': ['clear', 'hold', 'clearHold', 'damping'],
  'node.fault': ['raise', 'clear'],
};

/** The settings that a rule has. */
export function settingsOf(rule: RuleName): readonly RuleSettingName[] {
  return SETTING_NAMES.filter((setting) => setting in DEFAULT_RULES[rule] && !UNUSED[rule]?.includes(setting));
}

/** One effective value and the layer that decided it: `built in`, `defaults`, `group NAME` or `cover NAME`. */
export interface Explained {
  readonly rule: RuleName;
  readonly setting: RuleSettingName;
  readonly value: NonNullable<Rule[RuleSettingName]>;
  readonly from: string;
}

/** Every effective value of a cover's rules, with where it came from. */
export function explain(layers: RuleLayers, cover: string, group?: string): readonly Explained[] {
  const stack = layersOf(layers, cover, group);
  return RULE_NAMES.flatMap((rule) =>
    settingsOf(rule).map((setting) => {
      const layer = stack.findLast(({ table }) => table[rule]?.[setting] !== undefined);
      const value = layer?.table[rule]?.[setting] ?? DEFAULT_RULES[rule][setting] ?? false;
      return { rule, setting, value, from: layer?.from ?? 'built in' };
    }),
  );
}

/** The rules of one cover: built-in < defaults < group < cover, setting by setting. */
export function rulesFor(layers: RuleLayers, cover: string, group?: string): Rules {
  const stack = layersOf(layers, cover, group);
  const merged = RULE_NAMES.map((rule) => {
    const effective: Record<string, unknown> = { ...DEFAULT_RULES[rule] };
    for (const { table } of stack) {
      for (const [setting, value] of Object.entries(table[rule] ?? {})) {
        if (value !== undefined) effective[setting] = value;
      }
    }
    return [rule, effective];
  });
  // each entry is a whole Rule with some of its settings replaced by settings of the same type
  return Object.fromEntries(merged) as Rules;
}

const stamps = new WeakMap<Rules, number>();

/** A number that tells rules apart: 32 bits of their values (FNV-1a), never 0. The same values give the same number. */
export function rulesStamp(rules: Rules): number {
  const known = stamps.get(rules);
  if (known !== undefined) return known;
  let hash = 0x811c9dc5;
  for (const char of JSON.stringify(rules)) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
  const stamp = hash >>> 0 || 1;
  stamps.set(rules, stamp);
  return stamp;
}
