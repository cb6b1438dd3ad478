import { putBig } from '../bytes.ts';
import { crc16 } from '../crypto/crc16.ts';
import { SETTING, SETTING_COUNT, type SettingName, type Settings } from './settings.ts';

/** CRC-16 over all settings in the order of their numbers, each as a 16-bit big-endian integer; from `values[at]` on. */
export function hashSettings(values: ArrayLike<number>, at: number): number {
  const bytes = new Uint8Array(SETTING_COUNT * 2);
  for (let i = 0; i < SETTING_COUNT; i += 1) putBig(bytes, i * 2, 2, values[at + i] as number);
  return crc16(bytes, 0, bytes.length);
}

/** The same of settings by name. */
export function configHash(settings: Settings): number {
  const values: number[] = [];
  for (const name of Object.keys(SETTING) as SettingName[]) values[SETTING[name]] = settings[name];
  return hashSettings(values, 0);
}
