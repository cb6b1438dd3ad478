import type { Sample } from '../sample.ts';

/** What can be wrong with what a node reads. */
export const FAULT_REASONS = [
  /** the node itself says that its accelerometer fails */
  'motion-sensor',
  /** the node itself says that its water sensor fails, or answers out of range */
  'water-sensor',
  /** a temperature that no street has */
  'temperature-range',
  /** a temperature that has stood still for days, and did not before */
  'temperature-stuck',
  /** a voltage under which no node runs, or that no cell gives */
  'battery-range',
  /** the water has come higher than it can have in the time, and stands still: an object, or a false echo */
  'level-jump',
  /** the water stands at one level to the millimetre */
  'level-stuck',
  /** no level at all, or one beyond what a sensor measures */
  'level-range',
] as const;
export type FaultReason = (typeof FAULT_REASONS)[number];

/** Counts are of samples one behind the other. */
export interface Health {
  readonly badTemperatures: number;
  readonly badVoltages: number;
  /** degC, newest; null before the first */
  readonly temperature: number | null;
  /** event time since which it has been the same, and samples */
  readonly sameSince: number;
  readonly same: number;
  /** 1: it has been seen to change */
  readonly varies: number;
  readonly motionFault: number;
  readonly waterFault: number;
}

export const NO_HEALTH: Health = {
  badTemperatures: 0,
  badVoltages: 0,
  temperature: null,
  sameSince: 0,
  same: 0,
  varies: 0,
  motionFault: 0,
  waterFault: 0,
};

/** degC: what the parts of a node are specified for (LIS3DH, LIS2DW12, ER34615: -40..85), and some more */
const TEMPERATURES = { least: -50, most: 95 };
/** mV: below, no processor of the fleet runs; above, no lithium thionyl chloride cell (3.67 V open) nor a supply of 5 V */
const VOLTAGES = { least: 1_500, most: 5_500 };
/** One reading may be garbled. */
const TWICE = 2;
/** A tenth of a degree: no chamber keeps it for two days and so many statuses. ASSUMED. */
const STUCK = { ms: 172_800_000, samples: 24 };

/** one that can be true */
export const isTemperature = (value: number): boolean => value >= TEMPERATURES.least && value <= TEMPERATURES.most;

const flag = (now: boolean | undefined, before: number): number => (now === undefined ? before : now ? 1 : 0);

/** One more where this reading is bad, 0 where it is not, as before where there is none. */
function run(value: number | undefined, { least, most }: typeof VOLTAGES, before: number): number {
  if (value === undefined) return before;
  return value >= least && value <= most ? 0 : Math.min(before + 1, TWICE);
}

export function watchHealth(before: Health, sample: Sample): Health {
  const { at, battery, temperature, motionFault, waterFault } = sample;
  const isNew = temperature !== undefined && temperature !== before.temperature;
  if (!isNew && temperature === undefined && battery === undefined && motionFault === undefined) return before;
  const isSame = temperature !== undefined && !isNew;
  return {
    badTemperatures: run(temperature, TEMPERATURES, before.badTemperatures),
    badVoltages: run(battery, VOLTAGES, before.badVoltages),
    temperature: temperature ?? before.temperature,
    sameSince: isNew ? at : before.sameSince,
    same: isNew ? 1 : isSame ? Math.min(before.same + 1, STUCK.samples) : before.same,
    varies: isNew && before.temperature !== null ? 1 : before.varies,
    motionFault: flag(motionFault, before.motionFault),
    waterFault: flag(waterFault, before.waterFault),
  };
}

/** What is wrong at `at`, the worst first; undefined where nothing is. */
export function faultOf(health: Health, at: number): FaultReason | undefined {
  if (health.motionFault === 1) return 'motion-sensor';
  if (health.waterFault === 1) return 'water-sensor';
  if (health.badTemperatures >= TWICE) return 'temperature-range';
  if (health.badVoltages >= TWICE) return 'battery-range';
  const { same, sameSince, varies } = health;
  return varies === 1 && same >= STUCK.samples && at - sameSince >= STUCK.ms ? 'temperature-stuck' : undefined;
}
