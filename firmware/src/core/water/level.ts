import { LIMIT, NONE } from '@lidwatch/protocol';
import { NO_READING, type WaterSensor } from '../hal.ts';

/**
 * The level above the chamber's reference, in mm. A sensor that looks down hangs `datum` above the reference, so the
 * level is what the air leaves of it; a submersible one measures the level itself.
 */
export function levelOf(measures: WaterSensor['measures'], reading: number, datum: number): number {
  if (reading === NO_READING) return NONE;
  const level = measures === 'distance' ? datum - reading : reading;
  return Math.max(LIMIT.waterLow, Math.min(LIMIT.waterHigh, level));
}
