import type { Stream } from '../random/stream.ts';

export interface Battery {
  /** millivolts under load at this temperature (degC) */
  voltage(temperature: number): number;
  /** The cell is at this voltage from now on (20 degC, under load). */
  set(millivolts: number): void;
}

/** ASSUMED: a lithium thionyl chloride cell under a 40 mA pulse loses 3 mV a degree below 20 degC. */
const COLD = 3;
/** ASSUMED: a 10-bit ADC behind a divider scatters by 5 mV. */
const SCATTER = 5;

/** The discharge curve of such a cell is flat almost to its end, so the level is what the scenario says. */
export function createBattery(random: Stream, millivolts: number): Battery {
  let level = millivolts;
  return {
    voltage: (temperature) =>
      Math.round(level - COLD * Math.max(0, 20 - temperature) + random.between(-SCATTER, SCATTER)),
    set(value) {
      level = value;
    },
  };
}
