import { NONE, RESULT, SETTING, SETTINGS, type SettingName, type Settings } from '@lidwatch/protocol';
import { type Cursor, get16, put16 } from './bytes.ts';

export function defaultSettings(): Settings {
  const settings = {} as Settings;
  for (const name in SETTINGS) settings[name as SettingName] = SETTINGS[name as SettingName].fallback;
  return settings;
}

export function copySettings(to: Settings, from: Settings): void {
  for (const name in SETTINGS) to[name as SettingName] = from[name as SettingName];
}

/** All settings in the order of SETTINGS, which is the order of their numbers; every range fits 16 bits. */
export function putSettings(c: Cursor, settings: Settings): void {
  for (const name in SETTINGS) put16(c, settings[name as SettingName]);
}

export function getSettings(c: Cursor, settings: Settings): void {
  for (const name in SETTINGS) settings[name as SettingName] = get16(c);
}

/** How a configuration was judged: a value of RESULT, and the number of the setting that was refused, or NONE. */
export interface Verdict {
  result: number;
  badSetting: number;
}

function nameOf(number: number): SettingName | null {
  for (const name in SETTINGS) {
    if (SETTINGS[name as SettingName].number === number) return name as SettingName;
  }
  return null;
}

function refuse(result: number, badSetting: number): Verdict {
  return { result, badSetting };
}

/**
 * Lays `count` settings over `candidate`, which is a copy of those in force. Any verdict but `applied` means that the
 * candidate must be thrown away: a configuration takes effect whole or not at all.
 */
export function applySettings(
  candidate: Settings,
  numbers: ArrayLike<number>,
  values: ArrayLike<number>,
  count: number,
): Verdict {
  for (let i = 0; i < count; i += 1) {
    const number = numbers[i] as number;
    const value = values[i] as number;
    const name = nameOf(number);
    if (name === null) return refuse(RESULT.unknownSetting, number);
    if (value < SETTINGS[name].min || value > SETTINGS[name].max) return refuse(RESULT.outOfRange, number);
    candidate[name] = value;
  }
  // a clear level beyond its raise level would make an alarm that raises and recovers at once
  if (candidate.tiltClear > candidate.tiltTrigger) return refuse(RESULT.outOfRange, SETTING.tiltClear);
  if (candidate.waterClear > candidate.waterRaise) return refuse(RESULT.outOfRange, SETTING.waterClear);
  return { result: RESULT.applied, badSetting: NONE };
}
