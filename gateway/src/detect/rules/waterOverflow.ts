import type { Read } from './readings.ts';
import { readLevel } from './waterLevel.ts';

export const readWaterOverflow: Read = (rule, seen, out) => readLevel(rule, seen, out);
