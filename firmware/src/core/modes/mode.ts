import { AT, type Words } from '../store/memory.ts';

/** Modes of a node (DESIGN section 4). */
export const MODE = { shipping: 0, armed: 1, alarm: 2, maintenance: 3 } as const;

/** The mode follows from what is remembered, so that the two can never disagree. */
export function modeOf(words: Words): number {
  if (!words[AT.installed]) return MODE.shipping;
  if (words[AT.maintenanceLeft] > 0) return MODE.maintenance;
  return words[AT.abnormal] !== 0 ? MODE.alarm : MODE.armed;
}
