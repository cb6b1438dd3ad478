import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { meaningOf } from '../../documents/frameMeaning.ts';
import { keptDocument } from '../../documents/keptDocument.ts';
import type { Store } from '../../store/store.ts';
import { problem } from '../problem.ts';
import { route } from '../route.ts';
import { count, cursorOf, limit, next, time, toCursor } from '../schemas/words.ts';

const keptSchema = z
  .object({
    id: z.int(),
    receivedAt: time,
    link: z.string(),
    from: z.string().meta({ description: 'as the link writes the address of the sender' }),
    reason: z.string().meta({ description: 'a code of PROTOCOL.md, Rejections' }),
    detail: z.string(),
    bytes: z.string().meta({ description: 'hex' }),
  })
  .meta({ id: 'KeptFrame', description: 'a frame that was refused' });

const meaningSchema = z.object({
  why: z.string().nullable().meta({ description: 'what the code of the reason means' }),
  todo: z.string().nullable().meta({ description: 'what an operator can do about it' }),
  claims: z
    .object({
      node: z.int(),
      cover: z.string().nullable(),
      direction: z.enum(['up', 'down']),
      counter: count.meta({ description: 'of the frame: all 32 bits where `full`, else the low 16' }),
      full: z.boolean(),
    })
    .nullable()
    .meta({ description: 'what its header says, which nothing proves, and the cover that the node is on' }),
  bare: z
    .object({ message: z.record(z.string(), z.unknown()).nullable(), refused: z.string().nullable() })
    .meta({ description: 'what its bytes say where they are taken for a bare payload, and else why they are none' }),
});

const params = z.object({ id: z.coerce.number().int().positive() });
const filter = { link: z.string().max(64).optional(), reason: z.string().max(64).optional() };

/** Frames that were refused: a few of them are kept, so that somebody can find out what they were. */
export function addQuarantine(app: FastifyInstance, store: () => Store): void {
  const tag = 'quarantine';
  const none = (id: number) => problem('not-found', { detail: `no frame ${id}` });

  route(
    app,
    {
      ...{ method: 'GET', path: '/api/quarantine', need: 'operator', tag },
      summary: 'List refused frames that were kept, the newest first',
      query: z.strictObject({ ...filter, cursor: cursorOf(z.number()), limit }),
      answer: z.object({ frames: z.array(keptSchema), next }),
    },
    ({ query: { cursor, limit: rows, ...which } }) => {
      const frames = store().quarantine.list({ ...which, limit: rows, before: cursor });
      return { frames: frames.map(keptDocument), next: toCursor(frames[rows - 1]?.id) };
    },
  );

  route(
    app,
    {
      ...{ method: 'GET', path: '/api/quarantine/:id', need: 'operator', tag, summary: 'Show one refused frame' },
      description:
        'With an attempt to read it. A sealed frame that was refused cannot be opened: its header is all that it says.',
      params,
      answer: keptSchema.extend({ meaning: meaningSchema }),
    },
    ({ params: { id } }) => {
      const frame = store().quarantine.get(id);
      if (!frame) return none(id);
      const coverOf = (node: number) => store().registry.node(node)?.cover;
      return { ...keptDocument(frame), meaning: meaningOf(frame, coverOf) };
    },
  );

  route(
    app,
    {
      ...{ method: 'DELETE', path: '/api/quarantine/:id', need: 'admin', tag, summary: 'Forget one refused frame' },
      params,
      answer: z.object({ removed: count }),
    },
    ({ params: { id } }) => (store().quarantine.remove(id) ? { removed: 1 } : none(id)),
  );

  route(
    app,
    {
      ...{ method: 'DELETE', path: '/api/quarantine', need: 'admin', tag },
      summary: 'Forget refused frames: all, or those of a link or a reason',
      query: z.strictObject(filter),
      answer: z.object({ removed: count }),
    },
    ({ query }) => ({ removed: store().quarantine.clear(query) }),
  );
}
