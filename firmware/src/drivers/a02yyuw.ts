import type { Uart } from '../buses.ts';
import type { WaterSensor } from '../core/hal.ts';
import { createA02Parser } from './a02yyuwParser.ts';
import { createWaterSampler, type WaterPower } from './waterSampler.ts';

export interface A02yyuwOptions extends WaterPower {
  /** 9600 baud 8N1; the sensor is never written to */
  readonly uart: Pick<Uart, 'onData'>;
  /** ms to wait for the readings of one sample, warm-up included */
  readonly timeOut?: number;
}

/** Measuring range ("Specification": 3..450 cm); beyond it the sensor sends codes and false echoes. */
const NEAREST = 30;
const FARTHEST = 4500;
/** Processed values come every 100..300 ms after the sensor has started, which takes it half a second; it draws 8 mA. */
const TIME_OUT = 2000;

/** The ultrasonic distance to the water: the median of three readings in range, or NO_READING after the time-out. */
export function createA02yyuw(options: A02yyuwOptions): WaterSensor {
  const sampler = createWaterSampler(options, options.timeOut || TIME_OUT);
  options.uart.onData(
    createA02Parser((millimetres) => {
      if (millimetres >= NEAREST && millimetres <= FARTHEST) sampler.add(millimetres);
    }),
  );
  return { measures: 'distance', sample: sampler.sample };
}
