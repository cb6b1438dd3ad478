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

/** Plain rows, cheap enough for a node's bundle; the prose stands in PROTOCOL.md. */
export const SETTINGS: { readonly [N in SettingName]: SettingSpec } = {
  heartbeat: { number: SETTING.heartbeat, min: 1, max: 10080, fallback: 720, unit: 'min' },
  tiltTrigger: { number: SETTING.tiltTrigger, min: 50, max: 900, fallback: 150, unit: '0.1 deg' },
  tiltClear: { number: SETTING.tiltClear, min: 20, max: 900, fallback: 100, unit: '0.1 deg' },
  waterRaise: { number: SETTING.waterRaise, min: 0, max: 30000, fallback: 300, unit: 'mm' },
  waterClear: { number: SETTING.waterClear, min: 0, max: 30000, fallback: 200, unit: 'mm' },
  waterPeriod: { number: SETTING.waterPeriod, min: 5, max: 3600, fallback: 60, unit: 's' },
  waterDatum: { number: SETTING.waterDatum, min: 0, max: 30000, fallback: 2000, unit: 'mm' },
  repeatPeriod: { number: SETTING.repeatPeriod, min: 10, max: 3600, fallback: 300, unit: 's' },
  impactLevel: { number: SETTING.impactLevel, min: 2, max: 255, fallback: 40, unit: '10 mg' },
};

/** Settings in force, as wire integers. */
export type Settings = { [N in SettingName]: number };
