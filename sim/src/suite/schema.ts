import { z } from 'zod';
import { duration, share } from '../scenario/quantity.ts';

const seeds = z.array(z.int().min(0)).min(1);

const city = z.strictObject({
  scenario: z.string().min(1),
  covers: z.int().min(1).max(60_000).optional(),
  duration: duration.optional(),
  seeds,
});

const set = z.strictObject({
  name: z.string().min(1).max(40),
  about: z.string().default(''),
  heldOut: z.boolean().default(false),
  loss: share,
  cities: z.array(city).min(1),
});

/** A suite file, before its scenarios are looked up. */
export const suiteSchema = z.strictObject({
  name: z.string().regex(/^[a-z0-9-]{1,40}$/, 'a name is 1 to 40 of a-z, 0-9 and hyphen'),
  about: z.string().default(''),
  sets: z.array(set).min(1),
});

export type SuiteFile = z.output<typeof suiteSchema>;
export type CityFile = z.output<typeof city>;
