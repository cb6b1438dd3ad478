import { z } from 'zod';
import { maintenanceSpan, orderSpan } from '../../config/orderTimes.ts';
import { CONFIG_STATES } from '../../orders/configuration.ts';
import { ORDER_KINDS, ORDER_STATES } from '../../orders/order.ts';
import { count, time } from './words.ts';

/** Not z.record: it passes over a key `__proto__` in silence. */
const settings = z
  .custom<Readonly<Record<string, unknown>>>(
    (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
    'is not an object of settings and their values',
  )
  .meta({
    type: 'object',
    description: 'names as in the protocol, values with their units',
    examples: [{ heartbeat: '60min', waterRaise: '400mm' }],
  });

/** Names and values are read by config/nodeSettings.ts. */
export const configBody = z.strictObject({ settings }).meta({ id: 'ConfigWanted' });

const others = ORDER_KINDS.filter((kind) => kind !== 'begin');
export const span = { type: 'string', examples: ['2h', '30min'] } as const;

export const orderBody = z
  .discriminatedUnion('order', [
    z.strictObject({ order: z.literal('begin'), for: maintenanceSpan.meta(span) }),
    z.strictObject({ order: z.enum(others), within: orderSpan.meta(span).optional() }),
  ])
  .meta({ id: 'OrderWanted' });

/** documents/orderDocument.ts */
export const orderSchema = z
  .object({
    id: z.int(),
    cover: z.string(),
    order: z.enum(ORDER_KINDS),
    state: z.enum(ORDER_STATES),
    askedAt: time,
    expiresAt: time,
    sendings: count,
    sentAt: time.nullable(),
    closedAt: time.nullable(),
  })
  .meta({ id: 'Order' });

/** documents/maintenanceDocument.ts */
export const maintenanceSchema = z
  .object({
    cover: z.string(),
    name: z.string().nullable(),
    group: z.string().nullable(),
    maintenance: z.boolean().meta({ description: 'as its node said last' }),
    order: orderSchema
      .nullable()
      .meta({ description: 'the latest to begin or end it; expiresAt is the end of a window' }),
  })
  .meta({ id: 'Maintenance' });

export const revision = z.string().meta({ description: 'of what is wanted; If-Match of a PUT takes it, or the ETag' });

export const wanted = z.object({
  wanted: z.string().nullable(),
  from: z.string().meta({ description: 'where the value comes from: built in, all covers, group NAME, cover NAME' }),
});

/** documents/configDocument.ts */
export const configSchema = z
  .object({
    cover: z.string(),
    node: z.int().nullable(),
    state: z.enum(CONFIG_STATES),
    settings: z.record(z.string(), wanted.extend({ inForce: z.string().nullable() })),
    desired: z.object({ hash: z.int(), changedAt: time.nullable() }).nullable(),
    reported: z.object({ hash: z.int().nullable(), version: z.int().nullable(), at: time.nullable() }).nullable(),
    hashMatches: z.boolean().nullable(),
    sent: z.object({ version: z.int(), sendings: count, at: time }).nullable(),
    appliedAt: time.nullable(),
    refused: z.object({ version: z.int(), result: z.string(), setting: z.string().nullable(), at: time }).nullable(),
  })
  .meta({ id: 'Config' });

/** documents/troubleDocument.ts */
export const troubleSchema = z
  .object({
    node: z.int(),
    boots: count,
    minutes: count,
    trouble: z.string(),
    detail: z.int(),
    means: z.string(),
    receivedAt: time,
  })
  .meta({ id: 'Trouble', description: 'an entry of a node’s error log' });
