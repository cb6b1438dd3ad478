import type { AnalogPin } from '../buses.ts';
import { NO_READING, type WaterSensor } from '../core/hal.ts';
import { createWaterSampler, type WaterPower } from './waterSampler.ts';

export interface AnalogLevelOptions extends WaterPower {
  readonly adc: AnalogPin;
  /** a submersible pressure probe measures the level, an ultrasonic one with analog output the distance */
  readonly measures: 'distance' | 'level';
  /** millimetres = (millivolts - offset) * num / den */
  readonly offset: number;
  readonly num: number;
  readonly den: number;
  /**
   * The probe's valid output. Of a 4..20 mA loop: below 3.6 mA it is broken or without supply, above 21 mA it is shorted
   * (NAMUR NE 43); in between the probe is at most a little beside its range.
   */
  readonly minMillivolts: number;
  readonly maxMillivolts: number;
  /** ms from power to a valid output */
  readonly warmUp?: number;
}

/** ms between two readings: not a multiple of the 20 or 16.7 that mains hum takes */
const PAUSE = 7;
/** ms for three good readings after the warm-up: a loop that is broken or shorted has none */
const PATIENCE = 100;

/** A water sensor with a voltage output (a 4..20 mA loop over a shunt is one). */
export function createAnalogLevel(options: AnalogLevelOptions): WaterSensor {
  const { timers, minMillivolts, maxMillivolts } = options;
  const warmUp = options.warmUp || 0;
  let timer = 0;

  function measure(): number {
    const millivolts = options.adc.read();
    return millivolts < minMillivolts || millivolts > maxMillivolts
      ? NO_READING
      : Math.max(Math.floor(((millivolts - options.offset) * options.num) / options.den), 0);
  }

  function tick(): void {
    if (sampler.add(measure())) timer = timers.after(PAUSE, tick);
  }

  const sampler = createWaterSampler(options, warmUp + PATIENCE, () => {
    timers.cancel(timer);
    timer = timers.after(warmUp, tick);
  });
  return { measures: options.measures, sample: sampler.sample };
}
