import { crc16 } from '../crypto/crc16.ts';
import { SETTING, type SettingName, type Settings } from './settings.ts';

const NAMES: readonly SettingName[] = [
  'heartbeat',
  'tiltTrigger',
  'tiltClear',
  'waterRaise',
  'waterClear',
  'waterPeriod',
  'waterDatum',
  'repeatPeriod',
  'impactLevel',
];

/** CRC-16 over all settings in the order of their numbers, each as a 16-bit big-endian integer. */
export function configHash(settings: Settings): number {
  const bytes = new Uint8Array(NAMES.length * 2);
  for (let i = 0; i < NAMES.length; i += 1) {
    const name = NAMES[i] as SettingName;
    const value = settings[name];
    bytes[SETTING[name] * 2] = (value >> 8) & 255;
    bytes[SETTING[name] * 2 + 1] = value & 255;
  }
  return crc16(bytes, 0, bytes.length);
}
