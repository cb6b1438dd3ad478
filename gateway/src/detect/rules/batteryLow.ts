import { falling, type Read } from './readings.ts';

/** Counted in reports: a report reads the battery once, however many samples its series holds. */
export const readBatteryLow: Read = (rule, sample) =>
  sample.battery === undefined ? undefined : falling(rule, sample.battery, 'battery');
