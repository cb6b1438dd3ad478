import type { Memory } from '../store/memory.ts';

/** Modes of a node (DESIGN section 4). */
export const MODE = { shipping: 0, armed: 1, alarm: 2, maintenance: 3 } as const;

/** The mode follows from what is remembered, so that the two can never disagree. */
export function modeOf(memory: Memory): number {
  if (!memory.installed) return MODE.shipping;
  if (memory.maintenanceLeft > 0) return MODE.maintenance;
  return memory.abnormal !== 0 ? MODE.alarm : MODE.armed;
}
