import { z } from 'zod';
import { isZone } from '../supervision/months.ts';
import type { SupervisionSettings } from '../supervision/types.ts';
import { closed, integer, quantity } from './fields.ts';
import { quote } from './problems.ts';

const MINUTE_MS = 60_000;
const YEAR_MS = 365 * 86_400_000;

/** A part of a whole, as people write it (95%), 0 to 1. */
const share = quantity('share', { min: 0, max: 100 }).transform((percent) => percent / 100);
const span = quantity('time', { min: MINUTE_MS, max: YEAR_MS });

const zone = z
  .string({ error: (issue) => `${quote(issue.input)} is not a time zone` })
  .refine(isZone, {
    error: (issue) => `${quote(issue.input)} is not a time zone such as Asia/Shanghai, Europe/Berlin, UTC`,
  })
  .meta({ description: 'a time zone of the IANA data base' });

/** What the work on incidents is held against, and what of it everybody may see. */
export const supervision = closed({
  zone: zone.default('UTC'),
  recurrent: integer(2, 100, 'a number of incidents').default(2),
  targets: closed({
    onTime: share.default(0.95),
    timeToSafe: span.default(12 * 3_600_000),
    falseAlarms: share.default(0.05),
    reopened: share.default(0.05),
    longestOpen: span.default(7 * 86_400_000),
  }).prefault({}),
  public: closed({
    page: z.boolean({ error: 'is true or false' }).default(true),
    least: integer(1, 1_000, 'a number of incidents').default(5),
  }).prefault({}),
});

export function toSupervision(file: z.infer<typeof supervision>): SupervisionSettings {
  return file;
}
