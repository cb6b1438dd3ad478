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
    late: z.boolean().meta({ description: 'told of samples that newer ones had overtaken' }),
    withdrawn: z.boolean().meta({ description: 'samples that came late have shown that it never was' }),
    revision: z.int().meta({ description: 'how often what was told of it was told anew, and otherwise' }),
    shelved: z.boolean().meta({ description: 'its rule stood on a shelf when it was told last' }),
    reason: z.enum(FAULT_REASONS).nullable().meta({ description: 'node.fault: what is wrong' }),
    review: z.object({
      verdict: z.enum(['unconfirmed', 'confirmed', 'false-alarm']),
      acknowledged: z.object({ at: time, who: z.string() }).nullable(),
      released: z.object({ at: time, who: z.string() }).nullable().meta({ description: 'who has let it go' }),
      comments: z.int(),
      shelvedUntil: time.nullable(),
    }),
  })
  .meta({ id: 'Event' });

export const releaseSchema = z
  .object({
    event: z.string(),
    state: z.enum(['asked', 'closed']).meta({
      description:
        'asked: the gateway clears it with its next batch. closed: it was cleared already, and nothing was done',
    }),
    note: noteSchema.nullable().meta({ description: 'null where it was asked for before, or is closed' }),
  })
  .meta({ id: 'Release' });
