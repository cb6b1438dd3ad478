import { z } from 'zod';
import { maintenanceSpan, orderSpan } from '../../config/orderTimes.ts';
import { CONFIG_STATES } from '../../orders/configuration.ts';
import { ORDER_KINDS, ORDER_STATES } from '../../orders/order.ts';
import { revision, span, wanted } from './errand.ts';
import { count, time } from './words.ts';

const group = z.string().nullable().meta({ description: 'null: all covers' });

/** documents/groupDocument.ts */
export const groupSchema = z
  .object({
    group,
    covers: count,
    nodeless: count.meta({ description: 'covers without a node: they are in no state' }),
    states: z.record(z.enum(CONFIG_STATES), count).meta({ description: 'covers by the state of their configuration' }),
  })
  .meta({ id: 'Group' });

export const groupWaitingSchema = groupSchema
  .extend({
    waiting: z
      .array(
        z.object({
          cover: z.string(),
          node: z.int().nullable(),
          state: z.enum(CONFIG_STATES),
          heard: time.nullable().meta({ description: 'when its node was last heard' }),
        }),
      )
      .meta({ description: 'covers with settings that are not applied, by number: the first `limit`' }),
  })
  .meta({ id: 'GroupWaiting' });

export const groupConfigSchema = z
  .object({
    group,
    settings: z.record(z.string(), wanted).meta({ description: 'of covers that have none of their own' }),
    revision,
  })
  .meta({ id: 'GroupConfig' });

const within = orderSpan.meta(span).optional();

/** No `cell`: no hand replaces the cells of a whole group at once. */
export const groupOrderBody = z
  .discriminatedUnion('order', [
    z.strictObject({ order: z.literal('begin'), for: maintenanceSpan.meta(span) }),
    z.strictObject({ order: z.enum(['end', 'log', 'reboot']), within }),
    z.strictObject({
      order: z.literal('rezero'),
      within,
      confirmed: z
        .literal(true, 'must be true: every cover counts as closed from then on, as it lies')
        .meta({ description: 'somebody has seen that all of them rest as they should' }),
    }),
  ])
  .meta({ id: 'GroupOrderWanted' });

/** documents/groupOrderDocument.ts */
export const groupOrderSchema = z
  .object({
    id: z.int(),
    group,
    order: z.enum(ORDER_KINDS),
    askedAt: time,
    expiresAt: time,
    covers: count.meta({ description: 'how many covers were asked, one order each' }),
    nodeless: count.meta({ description: 'how many were not, since they had no node' }),
    states: z.record(z.enum(ORDER_STATES), count).meta({ description: 'of those orders; pruned ones are in none' }),
  })
  .meta({ id: 'GroupOrder' });
