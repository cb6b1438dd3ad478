import { SETTING, SETTINGS, type SettingName, type Settings } from '@lidwatch/protocol';

/** Some settings, as wire integers. */
export type SomeSettings = { readonly [N in SettingName]?: number };

/** In the order of their numbers: a level and the one that it clears at stand side by side. */
export const SETTING_NAMES: readonly SettingName[] = (Object.keys(SETTING) as SettingName[]).sort(
  (a, b) => SETTING[a] - SETTING[b],
);

/** A level that clears must not lie above the level that raises; a node refuses it. */
export const LEVEL_PAIRS: readonly (readonly [raise: SettingName, clear: SettingName])[] = [
  ['tiltTrigger', 'tiltClear'],
  ['waterRaise', 'waterClear'],
];

/** Every setting: as it is set, or else as the protocol has it until somebody sets it. */
export function wholeSettings(set: SomeSettings): Settings {
  return Object.fromEntries(SETTING_NAMES.map((name) => [name, set[name] ?? SETTINGS[name].fallback])) as Settings;
}

/** All of them are there. */
export function isWhole(settings: SomeSettings): settings is Settings {
  return SETTING_NAMES.every((name) => settings[name] !== undefined);
}

/** The pairs of levels that contradict each other. */
export function clashes(settings: Settings): readonly (readonly [raise: SettingName, clear: SettingName])[] {
  return LEVEL_PAIRS.filter(([raise, clear]) => settings[clear] > settings[raise]);
}

/** The name of a setting's number; undefined for one that this version does not know. */
export function settingName(number: number | undefined): SettingName | undefined {
  return SETTING_NAMES.find((name) => SETTING[name] === number);
}
