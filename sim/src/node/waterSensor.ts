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
      const readings: number[] = [];
      let tries = 0;
      while (readings.length < READINGS && tries < TRIES) {
        const reading = measure();
        if (reading !== undefined) readings.push(reading);
        tries += 1;
      }
      const [a = 0, b = 0, c = 0] = readings;
      const median = readings.length === READINGS ? a + b + c - Math.min(a, b, c) - Math.max(a, b, c) : undefined;
      timers.after(tries * PERIOD, () => {
        if (median !== undefined) sounded?.(median);
        done(median ?? NO_READING);
      });
    },
  };
}
