import type { OutputPin } from '../buses.ts';
import { NO_READING, type Timers } from '../core/hal.ts';

/** What every water sensor shares: it has power only while it is asked, and the median of three readings is its answer. */
export interface WaterSampler {
  /** Switches the sensor on, unless it is; calls `next` once, with NO_READING where a later sample takes its place. */
  sample(next: (millimetres: number) => void): void;
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
  /** not 0 while a sample is under way */
  let timer = 0;
  let done: (millimetres: number) => void;

  function supply(on: boolean): void {
    if (power) power.write(on);
  }

  function finish(millimetres: number): void {
    timers.cancel(timer);
    timer = 0;
    supply(false);
    done(millimetres);
  }

  return {
    sample(next) {
      if (timer) {
        done(NO_READING);
      } else {
        count = 0;
        supply(true);
        timer = timers.after(timeOut, () => finish(NO_READING));
        if (begin) begin();
      }
      done = next;
    },
    add(millimetres) {
      if (!timer || millimetres === NO_READING) return timer !== 0;
      readings[count] = millimetres;
      count += 1;
      if (count < READINGS) return true;
      const a = readings[0] as number;
      const b = readings[1] as number;
      finish(Math.max(Math.min(a, b), Math.min(Math.max(a, b), millimetres)));
      return false;
    },
  };
}
