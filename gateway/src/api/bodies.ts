import { z } from 'zod';
import { maintenanceSpan, orderSpan } from '../config/orderTimes.ts';
import { ORDER_KINDS } from '../orders/order.ts';
import { invalidBody, type Problem, problem } from './problem.ts';

export const MAX_BODY = 16_384;

/** Not z.record: it passes over a key `__proto__` in silence. */
const settings = z.custom<Readonly<Record<string, unknown>>>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  'is not an object of settings and their values',
);

/** Names and values are read by config/nodeSettings.ts. */
export const configBody = z.strictObject({ settings });

const others = ORDER_KINDS.filter((kind) => kind !== 'begin');

export const orderBody = z.discriminatedUnion('order', [
  z.strictObject({ order: z.literal('begin'), for: maintenanceSpan }),
  z.strictObject({ order: z.enum(others), within: orderSpan.optional() }),
]);

type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

/** A body as its text arrived, held against a schema. */
export function readBody<T>(body: unknown, schema: z.ZodType<T>): Read<T> {
  let value: unknown;
  try {
    value = JSON.parse(typeof body === 'string' ? body : '');
  } catch {
    return { ok: false, problem: problem('invalid-body', { detail: 'it is not JSON' }) };
  }
  const parsed = schema.safeParse(value);
  return parsed.success ? { ok: true, value: parsed.data } : { ok: false, problem: invalidBody(parsed.error) };
}
