import type { OutputPin } from '../buses.ts';
import { NO_READING, type Timers } from '../core/hal.ts';

/** What every water sensor shares: it has power only while it is asked, and the median of three readings is its answer. */
export interface WaterSampler {
  /** Switches the sensor on, unless it is; calls `done` once, with NO_READING where a later sample takes its place. */
  sample(done: (millimetres: number) => void): void;
  /** Takes one reading; NO_READING does not count. Returns whether more are wanted. */
  add(millimetres: number): boolean;
}

export interface WaterPower {
  readonly timers: Timers;
  /** supply of the sensor, switched on for each sample */
  readonly power?: OutputPin;
}

/** A single false echo, or a spike on the wire, can be off by metres. */
const READINGS = 3;

/** `timeOut`: ms from power to the last of the readings. */
export function createWaterSampler({ timers, power }: WaterPower, timeOut: number, begin?: () => void): WaterSampler {
  const readings = [0, 0, 0];
  let count = 0;
  let timer = 0;
  let waiting: ((millimetres: number) => void) | null = null;

  function supply(on: boolean): void {
    if (power) power.write(on);
  }

  function answer(millimetres: number): void {
    const done = waiting;
    waiting = null;
    if (done) done(millimetres);
  }

  function finish(millimetres: number): void {
    timers.cancel(timer);
    timer = 0;
    supply(false);
    answer(millimetres);
  }

  return {
    sample(done) {
      answer(NO_READING);
      waiting = done;
      if (timer) return;
      count = 0;
      supply(true);
      timer = timers.after(timeOut, () => finish(NO_READING));
      if (begin) begin();
    },
    add(millimetres) {
      if (timer && millimetres !== NO_READING) {
        readings[count] = millimetres;
        count += 1;
        if (count === READINGS) {
          const a = readings[0] as number;
          const b = readings[1] as number;
          finish(Math.max(Math.min(a, b), Math.min(Math.max(a, b), millimetres)));
          return false;
        }
      }
      return timer !== 0;
    },
  };
}
