import type { AnalogPin, OutputPin } from '../buses.ts';
import { NO_READING } from '../core/hal.ts';

export interface BatteryAdcOptions {
  readonly adc: AnalogPin;
  /** battery millivolts = pin millivolts * num / den; 1 / 1 where the pin sees the battery itself */
  readonly num?: number;
  readonly den?: number;
  /** switches the divider, or a load, on for the time of the reading */
  readonly enable?: OutputPin;
  /** what no working cell of the kind in use shows: below and above it the reading is a fault */
  readonly min?: number;
  readonly max?: number;
}

/** Returns a function that reads the battery in mV, or NO_READING for what no battery can be. */
export function createBatteryAdc(options: BatteryAdcOptions): () => number {
  const num = options.num === undefined ? 1 : options.num;
  const den = options.den === undefined ? 1 : options.den;
  const min = options.min === undefined ? 1000 : options.min;
  const max = options.max === undefined ? 5100 : options.max;
  const enable = options.enable;
  return function readBattery(): number {
    if (enable) enable.write(true);
    const pin = options.adc.read();
    if (enable) enable.write(false);
    const millivolts = Math.floor((pin * num) / den);
    return millivolts >= min && millivolts <= max ? millivolts : NO_READING;
  };
}
