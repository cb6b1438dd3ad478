import { perRules } from '../perRules.ts';

/**
 * What the conditioning of a water level stands on. Lengths in mm, rates in mm/min, times in ms.
 *
 * "Floods" are the 2,256 street floods of New York (NYC Open Data aq7i-eu5q), "disturbances" the 20,141 labelled ones of
 * sensors of the same kind, of which 0.6 % were floods. A value without either is ASSUMED and says so.
 */
export interface LevelSettings {
  /** what is at or below this is no level. -1000 is where the wire ends: a node's "no echo" is cut off there */
  readonly lowest: number;
  /** what is at or above this is no level: 9999 is the code of ultrasonic sensors for "no echo" */
  readonly highest: number;
  /** two readings of one surface differ by less: noise 1.5..3 mm, and waves of a street in rain (ASSUMED) */
  readonly ripple: number;
  /** a rise by more than `ripple` and this asks for proof: 99 % of the floods never rose faster than 71 mm/min */
  readonly swift: number;
  /**
   * So does a rise by more than this, with `usual` for the time between the two samples: where nobody looked for some minutes,
   * anything may have been put under the sensor, and 99.4 % of disturbances are no flood. ASSUMED
   */
  readonly leap: number;
  /** the median flood's mean rise, 2.4 mm/min: over hours it explains any level */
  readonly usual: number;
  /** of an alert, a rise since the look before by more than `ripple` and this asks for proof: the mean rise of 95 % of the floods */
  readonly brisk: number;
  /** water rises no faster: the fastest flood rose 222 mm in a minute */
  readonly fastest: number;
  /** a level that falls faster has not drained: an echo was lost. The floods fell no faster than they rose */
  readonly fastestFall: number;
  /**
   * A doubtful level that drifts by so much, and at `drift` or faster, is water: more than noise does, and faster than an
   * echo wanders with the warmth of the day (30..50 mm between night and noon on dry streets).
   */
  readonly moved: number;
  readonly drift: number;
  /** a sudden fall is believed when it has lasted so long: the floods' lost echoes last 3..7 minutes */
  readonly fallHold: number;
  /** how often a node looks at its water unless told otherwise (`waterPeriod`, firmware/CORE.md) */
  readonly period: number;
  /** up to so much over the ground no water stands: offsets of -2..-22 mm are seen, and 3 mm of noise */
  readonly dry: number;
  /**
   * mm a day by which the ground may turn out to lie higher, where the zero of the sensor is too low: in a flood of hours next to
   * nothing. ASSUMED
   */
  readonly groundRate: number;
  /** a doubtful level becomes node.fault after this; the median disturbance lasts 134 s, objects stay for days. ASSUMED */
  readonly doubtHold: number;
  /** as many codes in a row, or as long, are a fault of the sensor: the floods' sensors lose four in a row. ASSUMED */
  readonly rangeHold: number;
  /** the very same level above `dry`, to the millimetre, for so long: a surface is never so still. ASSUMED */
  readonly stuckHold: number;
  /** and for so many samples: a node tells two a day. ASSUMED */
  readonly stuckSamples: number;
}

const LEVEL_SETTINGS: LevelSettings = {
  lowest: -1_000,
  highest: 9_999,
  ripple: 40,
  swift: 71,
  leap: 100,
  usual: 2.4,
  brisk: 13,
  fastest: 250,
  fastestFall: 250,
  moved: 20,
  drift: 0.33,
  fallHold: 600_000,
  period: 60_000,
  dry: 10,
  groundRate: 20,
  doubtHold: 1_800_000,
  rangeHold: 1_800_000,
  stuckHold: 86_400_000,
  stuckSamples: 20,
};

const MINUTE = 60_000;

/** a rise that is under way is expected to go on for so long, at up to so many times its rate */
const GOING_ON = 15 * MINUTE;
const TIMES = 2;

/** The largest rise in `ms` that needs no proof, of water that was rising by `rate` mm/min. */
export function unprovenRise({ ripple, swift, leap, usual }: LevelSettings, ms: number, rate = 0): number {
  const minutes = ms / MINUTE;
  const fast = ripple + swift * minutes;
  const slow = leap + usual * minutes;
  const least = Math.max(ripple, Math.min(fast, slow));
  if (rate <= usual) return least;
  return Math.max(least, ripple + (TIMES * rate * Math.min(ms, GOING_ON)) / MINUTE);
}

/** The largest rise since the look before an alert that needs no proof. */
export function toldRise({ ripple, brisk, period }: LevelSettings): number {
  return ripple + (brisk * period) / MINUTE;
}

/** The largest change in `ms` that water can make at all. */
export function possibleChange({ ripple }: LevelSettings, rate: number, ms: number): number {
  return ripple + (rate * ms) / MINUTE;
}

/** What an operator may set, by the rule whose setting it is. */
export const WATER_DEFAULTS = {
  'water.high': {
    // a tide comes back after 12 h 25 min; within one flood the water stood below the clear level for up to 6.5 h
    dryFor: 3_600_000,
    drainFor: 43_200_000,
    dry: LEVEL_SETTINGS.dry,
    lowest: LEVEL_SETTINGS.lowest,
    highest: LEVEL_SETTINGS.highest,
    ripple: LEVEL_SETTINGS.ripple,
    leap: LEVEL_SETTINGS.leap,
    fastest: LEVEL_SETTINGS.fastest,
  },
  // below the street the chamber stays full for long; that nothing comes out of it is known after an hour. ASSUMED
  'water.overflow': { dryFor: 3_600_000, drainFor: 3_600_000 },
  // more than noise; half of the floods rise faster on the mean. ASSUMED
  'water.rising': { leastRate: 2 },
  'node.fault': { doubtHold: LEVEL_SETTINGS.doubtHold },
} as const;

/** What stands in the rules of a cover, with what does not. */
export const levelSettingsOf = perRules((rules): LevelSettings => {
  const { dry, lowest, highest, ripple, leap, fastest } = { ...WATER_DEFAULTS['water.high'], ...rules['water.high'] };
  const { doubtHold } = { ...WATER_DEFAULTS['node.fault'], ...rules['node.fault'] };
  return { ...LEVEL_SETTINGS, dry, lowest, highest, ripple, leap, fastest, doubtHold };
});
