import { LIMIT, MAX_FRAME } from '@lidwatch/protocol';
import { z } from 'zod';
import { gatewayError } from '../errors.ts';
import { ORDER_KINDS, VALID_MS } from '../orders/order.ts';

/** What a frame may be at most, as the doors of the links have it, and how many stand in one request. */
const MOST_FRAMES = 10_000;
const MINUTE_MS = 60_000;

const time = z.int('a time is whole milliseconds since 1970').min(0);
const hex = z
  .string('the bytes of a frame, as hex digits')
  .regex(/^(?:[0-9a-fA-F]{2})+$/, 'not an even number of hex digits')
  .max(2 * MAX_FRAME, `longer than any frame (${MAX_FRAME} bytes)`);

const frame = z.strictObject({
  at: time.optional(),
  from: z.string('who is to be answered').max(200),
  hex,
  rssi: z.number().optional(),
  snr: z.number().optional(),
});

const order = z
  .strictObject({
    cover: z.string(),
    kind: z.enum(ORDER_KINDS, `one of ${ORDER_KINDS.join(', ')}`),
    minutes: z.int().min(1).max(LIMIT.minutes).optional(),
  })
  .refine(({ kind, minutes }) => kind !== 'begin' || minutes !== undefined, {
    path: ['minutes'],
    message: 'a begin says for how long',
  });

const schema = z.union([
  z.strictObject({
    at: time,
    frames: z.array(frame).max(MOST_FRAMES).default([]),
    orders: z.array(order).default([]),
    outage: z.literal(true).optional(),
  }),
  z.strictObject({ about: z.literal(true) }),
  z.strictObject({ end: z.literal(true) }),
]);

export type Request = z.output<typeof schema>;
/** Time passes to `at`; frames come in on the way, orders are given at its end. */
export type Step = Extract<Request, { readonly at: number }>;
export type StepOrder = Step['orders'][number];

/** What is wrong with a request; `path` is the key within it, `frames.0.hex`. */
export function invalid(path: readonly PropertyKey[], message: string) {
  const where = path.map(String).join('.');
  return Object.assign(gatewayError('lockstep-invalid', message), { path: where });
}

/** One line as a request. Throws lockstep-invalid with the place of what is wrong. */
export function parseRequest(line: string): Request {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (cause) {
    throw invalid([], `is no JSON: ${cause instanceof Error ? cause.message : cause}`);
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const { path, message } = nearestIssue(parsed.error.issues, value);
  throw invalid(path, message);
}

/** A union says of every branch what is wrong: what a person meant is told by the key that is there. */
function nearestIssue(issues: readonly z.core.$ZodIssue[], value: unknown): Pick<z.core.$ZodIssue, 'path' | 'message'> {
  const [issue] = issues;
  const isRecord = typeof value === 'object' && value !== null && !Array.isArray(value);
  if (issue?.code !== 'invalid_union') return issue ?? { path: [], message: 'is no request' };
  if (!isRecord) return { path: [], message: 'a request is an object' };
  const branch = 'about' in value ? 1 : 'end' in value ? 2 : 0;
  const inner = issue.errors[branch]?.[0];
  if (!inner) return { path: [], message: 'is no request' };
  if (branch === 0 && !('at' in value)) return { path: ['at'], message: 'is missing: the time, ms since 1970' };
  return inner;
}

/** For how long an order is worth sending, ms. */
export function spanOf({ kind, minutes }: StepOrder): number {
  if (minutes !== undefined) return minutes * MINUTE_MS;
  return kind === 'begin' ? MINUTE_MS : VALID_MS[kind];
}
