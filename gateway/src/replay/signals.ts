import type { LevelUnit } from '../config/ruleLevels.ts';
import type { RuleName } from '../detect/types.ts';

/** The readings of a recording that a number stands for: how large one of each unit is in the unit that detection uses. */
export const LEVEL_SIGNALS = {
  tilt: { base: 'deg', units: { deg: 1, rad: 180 / Math.PI } },
  water: { base: 'mm', units: { mm: 1, cm: 10, m: 1000, in: 25.4, ft: 304.8 } },
  battery: { base: 'mV', units: { mV: 1, V: 1000 } },
  temperature: { base: 'degC', units: { degC: 1 } },
  vibration: { base: 'mg', units: { mg: 1, g: 1000 } },
  impacts: { base: 'blows', units: { blows: 1 } },
} as const satisfies Readonly<
  Record<string, { base: LevelUnit | 'degC' | 'blows'; units: Readonly<Record<string, number>> }>
>;

export type LevelSignalName = keyof typeof LEVEL_SIGNALS;

/** The readings that are true or false. */
export const SWITCH_SIGNALS = ['hallOpen', 'floatWet', 'maintenance', 'zeroUnknown'] as const;
export type SwitchSignalName = (typeof SWITCH_SIGNALS)[number];

/** The signals that can drive a rule; one of them must be mapped for the rule to mean anything. */
export const RULE_SIGNALS: Readonly<Record<RuleName, readonly (LevelSignalName | SwitchSignalName)[]>> = {
  'cover.opened': ['tilt', 'hallOpen'],
  'cover.tilted': ['tilt'],
  'cover.displaced': ['tilt'],
  'cover.impact': ['vibration'],
  'cover.rattling': ['impacts'],
  'water.high': ['water', 'floatWet'],
  'water.overflow': ['water'],
  'water.rising': ['water'],
  'battery.low': ['battery'],
  'node.fault': ['water', 'temperature', 'battery'],
  'node.offline': [],
};
