import { z } from 'zod';
import { count, time } from './words.ts';

export const partSchema = z
  .object({
    part: z.string(),
    status: z.enum(['up', 'down', 'degraded']),
    since: time,
    reason: z.string().exactOptional(),
    nextAttempt: time.meta({ description: 'when it tries again by itself' }).exactOptional(),
  })
  .meta({ id: 'Part' });

/** A part that is down makes it not ready; one that is degraded works, and is shown. */
export const readySchema = z.object({ ready: z.boolean(), parts: z.array(partSchema) });

export const gatewaySchema = z
  .object({
    name: z.string(),
    version: z.string(),
    startedAt: time,
    now: time.meta({ description: 'by its own clock: all times that it tells are to be compared with this' }),
    framesWaiting: count.nullable().meta({ description: 'received and not committed; null before it has a database' }),
    unknownNodes: count.nullable().meta({ description: 'heard since the start and registered by nobody' }),
  })
  .meta({ id: 'Gateway' });

const counts = z.record(z.string(), count);
const signal = z.object({ last: z.number(), mean: z.number() }).nullable().meta({
  description: 'of the last frame, and the mean in which each counts a sixteenth; null where none has told it',
});

export const linkSchema = z
  .object({
    name: z.string(),
    kind: z.string(),
    address: z.string().nullable(),
    state: partSchema,
    counts: counts.meta({ description: 'received, sent, dropped, refused, oversize, noise, reopened' }),
    outcomes: counts.meta({ description: 'what became of its frames: report, duplicate, or the code of a rejection' }),
    heardAt: time.nullable().meta({ description: 'when its last frame came in, whatever became of it' }),
    bytes: z.object({ up: count, down: count }).meta({ description: 'of the frames received and sent' }),
    rssi: signal.meta({ description: 'dBm' }),
    snr: signal.meta({ description: 'dB' }),
    dutyCycle: z
      .object({ band: z.string(), left: z.number().min(0).max(1) })
      .nullable()
      .meta({ description: 'what is left of the air time of this hour; null where its band has no limit' }),
  })
  .meta({ id: 'Link' });

export const sinkSchema = z
  .object({
    sink: z.string(),
    pending: count.meta({ description: 'entries that its receiver has not acknowledged' }),
    parked: count.meta({ description: 'entries that it refused for good; they are kept, see /api/outbox/parked' }),
    cursor: count,
    waitingSince: time.nullable().meta({ description: 'when the oldest of them was made' }),
    state: partSchema.nullable(),
  })
  .meta({ id: 'Sink' });
