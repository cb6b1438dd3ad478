import { configHash, SETTING, SETTINGS, type SettingName, type Settings } from '@lidwatch/protocol';

const NAMES = Object.keys(SETTINGS) as SettingName[];
const AS_SHIPPED = Object.fromEntries(NAMES.map((name) => [name, SETTINGS[name].fallback])) as Settings;

/** By version; each is whole by itself, since a node may miss the one before. */
const CONFIGS: readonly Partial<Settings>[] = [
  {},
  { heartbeat: 60, waterPeriod: 20 },
  { heartbeat: 90, waterPeriod: 20, waterRaise: 400, repeatPeriod: 120 },
];

/** What the settings are under each version, by their hash. */
export const HASHES = CONFIGS.map((config) => configHash({ ...AS_SHIPPED, ...config }));

/** As a `config` message carries them. */
export function settingsOf(version: number): Map<number, number> {
  const config = Object.entries(CONFIGS[version] ?? {}) as [SettingName, number][];
  return new Map(config.map(([name, value]) => [SETTING[name], value]));
}
