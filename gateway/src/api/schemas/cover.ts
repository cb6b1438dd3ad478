import { z } from 'zod';
import { SETTING_NAMES } from '../../detect/ruleSettings.ts';
import { ruleName, severity, time } from './words.ts';

const id = z.string();

/** documents/coverDocument.ts, and when its node was heard */
export const coverSchema = z
  .object({
    cover: id,
    name: z.string().exactOptional(),
    group: z.string().exactOptional(),
    node: z.int().nullable().meta({ description: 'null while it has none' }),
    condition: z.enum(['unknown', 'normal', 'open']).meta({ description: 'open: something is raised' }),
    events: z
      .array(
        z.object({ event: id, rule: ruleName, severity: z.string(), onset: time, shelvedUntil: time.exactOptional() }),
      )
      .meta({ description: 'what is raised, the most severe first' }),
    maintenance: z.boolean(),
    readings: z
      .record(z.string(), z.number())
      .meta({ description: 'the newest of each: deg, mm, mV, degC, mg, mAh, bits of the protocol’s flags' }),
    at: time.nullable().meta({ description: 'event time of the newest sample' }),
    heard: time.nullable().meta({ description: 'when its node was last heard' }),
  })
  .meta({ id: 'Cover' });

/** what a city knows of a cover; null: it is not known */
export const detailsSchema = z
  .object({
    name: z.string().nullable(),
    group: z.string().nullable(),
    asset: z.string().nullable(),
    address: z.string().nullable(),
    lat: z.number().nullable(),
    lon: z.number().nullable(),
    cell: z.string().nullable(),
    unit: z.string().nullable(),
    tags: z.array(z.string()),
  })
  .meta({ id: 'CoverDetails' });

export const shelfSchema = z
  .object({ cover: id, rule: ruleName, at: time, until: time, who: z.string(), reason: z.string() })
  .meta({ id: 'Shelf', description: 'a rule of a cover that nobody wants to hear of until then' });

export const readingSchema = z
  .object({
    at: time.meta({ description: 'event time' }),
    receivedAt: time,
    quality: z.enum(['exact', 'floor', 'clock']),
    link: z.string(),
    tilt: z.number().exactOptional(),
    water: z.number().exactOptional(),
    battery: z.number().exactOptional(),
    temperature: z.number().exactOptional(),
    vibration: z.number().exactOptional(),
    used: z.number().exactOptional(),
    flags: z.int().exactOptional(),
    trigger: z.int().exactOptional(),
    rssi: z.number().exactOptional(),
    snr: z.number().exactOptional(),
    impacts: z.int().exactOptional(),
    wakes: z.int().exactOptional(),
    dropped: z.int().exactOptional(),
    extra: z.unknown().meta({ description: 'payload keys that this version does not know' }).exactOptional(),
  })
  .meta({ id: 'Reading' });

export const ruleSettingSchema = z
  .object({
    rule: ruleName,
    setting: z.enum(SETTING_NAMES),
    value: z.union([z.boolean(), z.number(), severity, z.object({ samples: z.int() }), z.object({ ms: z.number() })]),
    unit: z.string().nullable().meta({ description: 'where the value is a number' }),
    from: z.string().meta({ description: 'where the value comes from: built in, defaults, group NAME, cover NAME' }),
  })
  .meta({ id: 'RuleSetting' });
