/**
 * What a `config` message can set, by number. Integers only, ranges checked on the node before anything is applied:
 * one bad setting refuses the whole configuration (`report.result`), and the old one stays in force.
 */
export const SETTING = {
  heartbeat: 0,
  tiltTrigger: 1,
  tiltClear: 2,
  waterRaise: 3,
  waterClear: 4,
  waterPeriod: 5,
  waterDatum: 6,
  repeatPeriod: 7,
  impactLevel: 8,
} as const;

export type SettingName = keyof typeof SETTING;

/** Range in wire integers, ends included; `fallback` is in force until a configuration says otherwise. */
export interface SettingSpec {
  readonly number: number;
  readonly min: number;
  readonly max: number;
  readonly fallback: number;
  readonly unit: string;
}

/** Settings that there are. */
export const SETTING_COUNT = 9;

/** Least, most and fallback of each setting, in the order of their numbers: all that a node's bundle carries of them. */
export const SETTING_RANGES: readonly number[] = [
  1, 10080, 720, 50, 900, 150, 20, 900, 100, 0, 30000, 300, 0, 30000, 200, 5, 3600, 60, 0, 30000, 2000, 10, 3600, 300,
  2, 255, 40,
];

function spec(number: number, unit: string): SettingSpec {
  const [min = 0, max = 0, fallback = 0] = SETTING_RANGES.slice(number * 3, number * 3 + 3);
  return { number, min, max, fallback, unit };
}

/** For whoever configures nodes; the prose stands in PROTOCOL.md. */
export const SETTINGS: { readonly [N in SettingName]: SettingSpec } = /* @__PURE__ */ (() => ({
  heartbeat: spec(SETTING.heartbeat, 'min'),
  tiltTrigger: spec(SETTING.tiltTrigger, '0.1 deg'),
  tiltClear: spec(SETTING.tiltClear, '0.1 deg'),
  waterRaise: spec(SETTING.waterRaise, 'mm'),
  waterClear: spec(SETTING.waterClear, 'mm'),
  waterPeriod: spec(SETTING.waterPeriod, 's'),
  waterDatum: spec(SETTING.waterDatum, 'mm'),
  repeatPeriod: spec(SETTING.repeatPeriod, 's'),
  impactLevel: spec(SETTING.impactLevel, '10 mg'),
}))();

/** Settings in force, as wire integers. */
export type Settings = { [N in SettingName]: number };
