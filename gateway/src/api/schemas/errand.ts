import { z } from 'zod';
import { maintenanceSpan, orderSpan } from '../../config/orderTimes.ts';
import { ORDER_KINDS } from '../../orders/order.ts';
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
const span = { type: 'string', examples: ['2h', '30min'] } as const;

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
    state: z.enum(['pending', 'sent', 'done', 'expired', 'replaced']),
    askedAt: time,
    expiresAt: time,
    sendings: count,
    sentAt: time.nullable(),
    closedAt: time.nullable(),
  })
  .meta({ id: 'Order' });

/** documents/configDocument.ts */
export const configSchema = z
  .object({
    cover: z.string(),
    node: z.int().nullable(),
    state: z.enum(['unset', 'pending', 'sent', 'applied', 'refused']),
    settings: z.record(
      z.string(),
      z.object({ wanted: z.string().nullable(), from: z.enum(['set', 'default']), inForce: z.string().nullable() }),
    ),
    desired: z.object({ hash: z.int(), changedAt: time }).nullable(),
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
