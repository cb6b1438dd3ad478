import { z } from 'zod';
import { FAULT_REASONS } from '../../detect/signals/health.ts';
import { SIGNALS } from '../../detect/types.ts';
import { NOTE_KINDS } from '../../store/reviews.ts';
import { ruleName, severity, time } from './words.ts';

export const noteSchema = z
  .object({ id: z.int(), event: z.string(), at: time, who: z.string(), kind: z.enum(NOTE_KINDS), text: z.string() })
  .meta({ id: 'EventNote', description: 'what a person said of an event' });

/** documents/eventDocument.ts and documents/reviewDocument.ts */
export const eventSchema = z
  .object({
    id: z.string(),
    cover: z.string(),
    rule: ruleName,
    severity,
    signal: z.enum(SIGNALS),
    onset: time.meta({ description: 'the first sample at or beyond the raise level' }),
    raisedAt: time,
    clearedAt: time.nullable().meta({ description: 'null while the event is open' }),
    value: z.number().nullable().meta({ description: 'at raising; null where only a switch has spoken' }),
    peak: z.number().nullable(),
    unit: z.string(),
    receivedAt: time,
    quality: z.enum(['exact', 'floor', 'clock']),
    late: z.boolean(),
    withdrawn: z.boolean().meta({ description: 'samples that came late have shown that it never was' }),
    reason: z.enum(FAULT_REASONS).nullable().meta({ description: 'node.fault: what is wrong' }),
    review: z.object({
      verdict: z.enum(['unconfirmed', 'confirmed', 'false-alarm']),
      acknowledged: z.object({ at: time, who: z.string() }).nullable(),
      comments: z.int(),
      shelvedUntil: time.nullable(),
    }),
  })
  .meta({ id: 'Event' });
