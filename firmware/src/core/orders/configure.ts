import { type Downlink, KEY, LIMIT, NONE, RESULT, SETTING, SETTING_COUNT, SETTING_RANGES } from '@lidwatch/protocol';
import type { Outgoing } from '../messages/outgoing.ts';
import { AT, type Words } from '../store/memory.ts';

/**
 * Obeys a `config`: all of it or nothing. The settings, the downlink's counter and the report are stored together; where
 * the flash refuses them the old settings stay in force, and the report says so.
 */
export function configure({ values, list }: Downlink, words: Words, outgoing: Outgoing): void {
  const before = new Int32Array(words);
  const count = values[KEY.settings] as number;
  let result: number = RESULT.applied;
  let bad = NONE;

  function refuse(why: number, setting: number): void {
    if (result === RESULT.applied) bad = setting & LIMIT.byte;
    result = result || why;
  }

  function restore(): void {
    for (let i = 0; i < before.length; i += 1) words[i] = before[i] as number;
  }

  for (let i = 0; i < count; i += 2) {
    const number = list[i] as number;
    const value = list[i + 1] as number;
    if (number < 0 || number >= SETTING_COUNT) {
      refuse(RESULT.unknownSetting, number);
    } else {
      const range = number * 3;
      if (value < (SETTING_RANGES[range] as number) || value > (SETTING_RANGES[range + 1] as number)) {
        refuse(RESULT.outOfRange, number);
      }
      words[AT.heartbeat + number] = value;
    }
  }
  // a clear level beyond its raise level would make an alarm that raises and recovers at once
  if (words[AT.tiltClear] > words[AT.tiltTrigger]) refuse(RESULT.outOfRange, SETTING.tiltClear);
  if (words[AT.waterClear] > words[AT.waterRaise]) refuse(RESULT.outOfRange, SETTING.waterClear);
  const version = values[KEY.configVersion] as number;
  words[AT.configVersion] = version;
  if (result !== RESULT.applied) restore();
  outgoing.report(result, version, bad, restore);
}
