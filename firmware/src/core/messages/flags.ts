import { FLAG } from '@lidwatch/protocol';
import type { Hal } from '../hal.ts';
import { MODE, modeOf } from '../modes/mode.ts';
import { AT, type Words } from '../store/memory.ts';
import type { Faults } from './faults.ts';

/** The FLAG bits of this moment. */
export function flagsOf(hal: Hal, words: Words, faults: Faults): number {
  const mode = modeOf(words);
  let flags = faults.flags();
  if (mode === MODE.alarm) flags |= FLAG.alarm;
  if (mode === MODE.maintenance) flags |= FLAG.maintenance;
  if (hal.hall && hal.hall.read()) flags |= FLAG.hallOpen;
  if (hal.float && hal.float.read()) flags |= FLAG.floatWet;
  if (!words[AT.zeroKnown]) flags |= FLAG.zeroUnknown;
  return flags;
}
