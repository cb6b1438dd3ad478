import { SETTINGS, type SettingName } from '@lidwatch/protocol';
import { z } from 'zod';
import { RHYTHMS, type RhythmName } from '../physics/rhythm.ts';
import { STREETS, type StreetName } from '../physics/traffic.ts';
import { DEFAULT_PLAN } from '../radio/plan.ts';
import { amount } from './amount.ts';
import { chanceSchema, eventSchema } from './eventSchema.ts';
import {
  acceleration,
  angle,
  coldLoss,
  drift,
  duration,
  frequency,
  intensity,
  length,
  rate,
  share,
  temperature,
  trend,
  voltage,
} from './quantity.ts';

/** a difference of temperatures */
const degrees = temperature;

const STREET_NAMES = Object.keys(STREETS) as [StreetName, ...StreetName[]];

/** Settings as people write them, as the wire integers of the protocol's table, within its ranges. */
const settings = z.strictObject({
  heartbeat: setting('heartbeat', duration, 1 / 60_000),
  tiltTrigger: setting('tiltTrigger', angle, 10),
  tiltClear: setting('tiltClear', angle, 10),
  waterRaise: setting('waterRaise', length, 1),
  waterClear: setting('waterClear', length, 1),
  waterPeriod: setting('waterPeriod', duration, 1 / 1000),
  waterDatum: setting('waterDatum', length, 1),
  repeatPeriod: setting('repeatPeriod', duration, 1 / 1000),
  impactLevel: setting('impactLevel', acceleration, 1 / 10),
});

function setting(name: SettingName, quantity: typeof duration, factor: number) {
  const { min, max, unit } = SETTINGS[name];
  return quantity
    .transform((value) => Math.round(value * factor))
    .refine((wire) => wire >= min && wire <= max, `a node takes ${min} to ${max} (in ${unit})`)
    .optional();
}

const cover = z.strictObject({
  name: z.string().max(60).optional(),
  group: z
    .string()
    .regex(/^[a-z0-9-]+$/, 'a group is written in lower case, digits and hyphens')
    .optional(),
  street: z.enum(STREET_NAMES).optional(),
  traffic: amount(rate).optional(),
  rattling: z.boolean().optional(),
  water: amount(length).optional(),
  tide: amount(length).optional(),
  battery: amount(voltage).optional(),
  cold: amount(coldLoss).optional(),
  drift: amount(drift).optional(),
  hall: z.union([z.boolean(), share], 'true, false, or a share of the covers such as 30%').optional(),
  float: length.optional(),
  rainGain: z.number().min(0).max(100).optional(),
  rainLag: amount(duration).optional(),
  settings: settings.optional(),
});

const RHYTHM_NAMES = Object.keys(RHYTHMS) as [RhythmName, ...RhythmName[]];

const spell = z.strictObject({ at: duration, for: duration, by: degrees });

const shower = z.strictObject({ at: duration, for: duration, intensity });

const radio = z.strictObject({
  spreading: z.int().min(7).max(12).default(DEFAULT_PLAN.spreading),
  bandwidth: z.literal([125, 250, 500], 'a bandwidth is 125, 250 or 500 (kHz)').default(125),
  codingRate: z.int().min(1).max(4).default(DEFAULT_PLAN.codingRate),
  preamble: z.int().min(4).max(25).default(DEFAULT_PLAN.preamble),
  frequency: frequency.default(DEFAULT_PLAN.frequency),
  network: z.int().min(0).max(18).default(DEFAULT_PLAN.network),
  loss: share.default(DEFAULT_PLAN.loss),
  duplicates: share.default(DEFAULT_PLAN.duplicates),
  latency: z
    .tuple([duration, duration])
    .refine(([least, most]) => least <= most, 'the least latency comes first')
    .default([...DEFAULT_PLAN.latency]),
  dutyCycle: share.optional(),
});

/** A scenario file, before cover numbers are looked up and defaults are merged. */
export const scenarioSchema = z.strictObject({
  name: z.string().regex(/^[a-z0-9-]{1,40}$/, 'a name is 1 to 40 of a-z, 0-9 and hyphen'),
  about: z.string().default(''),
  seed: z.int().min(0).default(1),
  duration: duration.optional(),
  boot: duration.default(5000),
  weather: z
    .strictObject({
      mean: temperature.default(12),
      swing: degrees.default(6),
      trend: trend.default(0),
      unsettled: degrees.default(0),
      spells: z.array(spell).default([]),
      rain: z.array(shower).default([]),
    })
    .prefault({}),
  rhythm: z.enum(RHYTHM_NAMES).default('even'),
  radio: radio.prefault({}),
  covers: z.strictObject({
    count: z.int().min(1).max(60_000),
    firstNode: z.int().min(1).max(0xffff_0000).default(1001),
    each: cover.prefault({}),
    some: z.record(z.string(), cover).default({}),
  }),
  events: z.array(eventSchema).default([]),
  chances: z.array(chanceSchema).default([]),
  repeat: z.strictObject({ every: duration, shift: z.int().min(0).default(0) }).optional(),
});

export type ScenarioFile = z.output<typeof scenarioSchema>;
export type CoverFile = z.output<typeof cover>;
