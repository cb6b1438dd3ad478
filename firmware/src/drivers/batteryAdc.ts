import type { AnalogPin, OutputPin } from '../buses.ts';
import { NO_READING } from '../core/hal.ts';

export interface BatteryAdcOptions {
  readonly adc: AnalogPin;
  /** battery millivolts = pin millivolts * num / den; 1 / 1 where the pin sees the battery itself */
  readonly num?: number;
  readonly den?: number;
  /** switches the divider, or a load, on for the time of the reading */
  readonly enable?: OutputPin;
  /** mV under load below which a rested cell may only be passivated; 3200 where not given, 1 for cells of another kind */
  readonly low?: number;
}

/** mV that no battery of a node shows, however empty or fresh */
const MIN = 1000;
const MAX = 5100;
/** Between the 3.6 V of a fresh cell and the 2.8 to 3.0 V at which a node's parts fail. */
const LOW = 3200;
/** Readings in a row, each with the load of a frame between it and the next, until a low voltage is believed. */
const BELIEVED = 3;

/**
 * Returns a function that reads the battery in mV, or NO_READING for what no battery can be.
 *
 * The passivation rule. In a lithium thionyl chloride cell that rests, a film of lithium chloride grows on the anode. At
 * the next load the voltage falls, and comes back as the current breaks the film: within a second on a fresh cell, later
 * and from below 3.0 V on a heavily passivated one, and then to what a fresh cell shows (Southwest Electronic Energy,
 * "Lithium Facts", 5: anode passivation); 3 to 10 s at 5 mA after three years of storage (axotron.se, "Voltage delay in
 * lithium thionyl chloride batteries"). An empty cell looks the same at first, but does not come back. So a voltage below
 * `low` counts only when it is the third reading in a row that says so: until then the last one that was believed is
 * given again, or NO_READING where there is none yet. A voltage that is not low is believed at once, and so is every
 * further fall of one that is believed to be low. A node that restarts starts to count anew; its restarts are told.
 */
export function createBatteryAdc(options: BatteryAdcOptions): () => number {
  const { adc, enable } = options;
  let believed = NO_READING;
  let dips = 0;

  return function readBattery(): number {
    if (enable) enable.write(true);
    const millivolts = Math.floor((adc.read() * (options.num || 1)) / (options.den || 1));
    if (enable) enable.write(false);
    if (millivolts < MIN || millivolts > MAX) return NO_READING;
    dips = millivolts < (options.low || LOW) ? dips + 1 : 0;
    if (dips === 0 || dips >= BELIEVED) believed = millivolts;
    return believed;
  };
}
