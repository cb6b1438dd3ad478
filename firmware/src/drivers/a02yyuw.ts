import type { OutputPin, Uart } from '../buses.ts';
import { NO_READING, type Timers, type WaterSensor } from '../core/hal.ts';
import { createA02Parser } from './a02yyuwParser.ts';

export interface A02yyuwOptions {
  /** 9600 baud 8N1; the sensor is never written to */
  readonly uart: Uart;
  readonly timers: Timers;
  /** supply of the sensor (8 mA), switched on for each sample */
  readonly power?: OutputPin;
  /** ms to wait for the readings of one sample */
  readonly timeOut?: number;
}

/** Measuring range ("Specification": 3..450 cm); beyond it the sensor sends codes and false echoes. */
const NEAREST = 30;
const FARTHEST = 4500;
/** Readings of one sample. Their median is reported: a single false echo can be off by metres. */
const READINGS = 3;
/** Processed values come every 100..300 ms after the sensor has started. */
const TIME_OUT = 2000;

function median(a: number, b: number, c: number): number {
  return a + b + c - Math.max(a, b, c) - Math.min(a, b, c);
}

/** The ultrasonic distance to the water: the median of three readings in range, or NO_READING after the time-out. */
export function createA02yyuw(options: A02yyuwOptions): WaterSensor & { discarded(): number } {
  const timers = options.timers;
  const power = options.power;
  const timeOut = options.timeOut === undefined ? TIME_OUT : options.timeOut;
  const readings = [0, 0, 0];
  let count = 0;
  let timer = 0;
  let waiting: ((millimetres: number) => void) | null = null;

  function finish(millimetres: number): void {
    const done = waiting;
    waiting = null;
    timers.cancel(timer);
    if (power) power.write(false);
    if (done) done(millimetres);
  }

  const parser = createA02Parser((millimetres) => {
    if (!waiting || millimetres < NEAREST || millimetres > FARTHEST) return;
    readings[count] = millimetres;
    count += 1;
    if (count === READINGS) finish(median(readings[0] as number, readings[1] as number, readings[2] as number));
  });
  options.uart.onData((bytes, length) => parser.feed(bytes, length));

  return {
    measures: 'distance',
    sample(done) {
      // a sample that is asked for while one is under way starts over: the earlier one gets no reading, never silence
      if (waiting) finish(NO_READING);
      waiting = done;
      count = 0;
      parser.reset();
      if (power) power.write(true);
      timer = timers.after(timeOut, () => finish(NO_READING));
    },
    discarded: () => parser.discarded(),
  };
}
