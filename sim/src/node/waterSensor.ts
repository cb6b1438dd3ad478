import { NO_READING, type Timers, type WaterSensor } from '@lidwatch/firmware';

/** The part sends a reading every 100 ms, the driver reports the median of three and gives up after 2 s. */
const PERIOD = 100;
const READINGS = 3;
const TRIES = 20;

/**
 * The HAL's water sensor: an ultrasonic one, as its driver hands it to the core. `measure` is one reading in mm;
 * `sounded` is told what the core gets, at that moment.
 */
export function createSimWaterSensor(
  timers: Timers,
  measure: () => number | undefined,
  sounded?: (distance: number) => void,
): WaterSensor {
  return {
    measures: 'distance',
    sample(done) {
      let [a, b, c, readings, tries] = [0, 0, 0, 0, 0];
      while (readings < READINGS && tries < TRIES) {
        const reading = measure();
        tries += 1;
        if (reading === undefined) continue;
        readings += 1;
        a = b;
        b = c;
        c = reading;
      }
      const median = readings === READINGS ? a + b + c - Math.min(a, b, c) - Math.max(a, b, c) : undefined;
      timers.after(tries * PERIOD, () => {
        if (median !== undefined) sounded?.(median);
        done(median ?? NO_READING);
      });
    },
  };
}
