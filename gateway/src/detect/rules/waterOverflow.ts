import type { Read } from './readings.ts';
import { readLevel, type WaterEnd } from './waterLevel.ts';

/** Below the street the chamber stays full for long; that nothing comes out of it is known after an hour. ASSUMED */
const END: WaterEnd = { dryFor: 0, drainFor: 3_600_000 };

export const readWaterOverflow: Read = (rule, seen, out) => readLevel(rule, seen, END, out);
