import type { AnalogPin, OutputPin } from '../buses.ts';
import { NO_READING, type Timers, type WaterSensor } from '../core/hal.ts';

export interface AnalogLevelOptions {
  readonly adc: AnalogPin;
  readonly timers: Timers;
  /** a submersible pressure probe measures the level, an ultrasonic one with analog output the distance */
  readonly measures: 'distance' | 'level';
  /** millimetres = (millivolts - offset) * num / den */
  readonly offset: number;
  readonly num: number;
  readonly den: number;
  /** the probe's valid output: below it a 4..20 mA loop is broken, above it the probe is shorted */
  readonly minMillivolts: number;
  readonly maxMillivolts: number;
  /** supply of the probe, switched on for each sample */
  readonly power?: OutputPin;
  /** ms from power to a valid output */
  readonly warmUp?: number;
}

/** A water sensor with a voltage output (a 4..20 mA loop over a shunt is one). */
export function createAnalogLevel(options: AnalogLevelOptions): WaterSensor {
  const power = options.power;
  const warmUp = options.warmUp === undefined ? 0 : options.warmUp;

  function measure(): number {
    const millivolts = options.adc.read();
    if (millivolts < options.minMillivolts || millivolts > options.maxMillivolts) return NO_READING;
    const millimetres = Math.floor(((millivolts - options.offset) * options.num) / options.den);
    return Math.max(millimetres, 0);
  }

  return {
    measures: options.measures,
    sample(done) {
      if (power) power.write(true);
      options.timers.after(warmUp, () => {
        const millimetres = measure();
        if (power) power.write(false);
        done(millimetres);
      });
    },
  };
}
