import { z } from 'zod';
import { RULE_NAMES } from '../detect/types.ts';

const limit = z.coerce.number().int().min(1).max(1000).default(100);
const coverId = z.string().min(1).max(64);

export const coversQuery = z.strictObject({
  group: z.string().min(1).max(64).optional(),
  after: coverId.optional(),
  limit,
});

/** of a list that belongs to one cover */
export const listQuery = z.strictObject({ limit });

export const eventsQuery = z.strictObject({
  cover: coverId.optional(),
  rule: z.enum(RULE_NAMES).optional(),
  open: z.stringbool({ truthy: ['true'], falsy: ['false'] }).optional(),
  limit,
  before: z.coerce.number().int().positive().optional(),
});
