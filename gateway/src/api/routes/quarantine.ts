import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { meaningOf } from '../../documents/frameMeaning.ts';
import type { KeptFrame } from '../../store/quarantine.ts';
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
  claims: z
    .object({ node: z.int(), cover: z.string().nullable() })
    .nullable()
    .meta({ description: 'the node that its header names, which nothing proves, and the cover that it is on' }),
  bare: z
    .object({ message: z.record(z.string(), z.unknown()).nullable(), refused: z.string().nullable() })
    .meta({ description: 'what its bytes say where they are taken for a bare payload, and else why they are none' }),
});

const params = z.object({ id: z.coerce.number().int().positive() });

function document({ receivedAt, bytes, ...rest }: KeptFrame) {
  return { ...rest, receivedAt: new Date(receivedAt).toISOString(), bytes: Buffer.from(bytes).toString('hex') };
}

/** Frames that were refused: a few of them are kept, so that somebody can find out what they were. */
export function addQuarantine(app: FastifyInstance, store: () => Store): void {
  const tag = 'quarantine';
  const none = (id: number) => problem('not-found', { detail: `no frame ${id}` });

  route(
    app,
    {
      ...{ method: 'GET', path: '/api/quarantine', need: 'operator', tag },
      summary: 'List refused frames that were kept, the newest first',
      query: z.strictObject({ cursor: cursorOf(z.number()), limit }),
      answer: z.object({ frames: z.array(keptSchema), next }),
    },
    ({ query: { cursor, limit: rows } }) => {
      const frames = store().quarantine.list(rows, cursor);
      return { frames: frames.map(document), next: toCursor(frames[rows - 1]?.id) };
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
      return { ...document(frame), meaning: meaningOf(frame, coverOf) };
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
      ...{ method: 'DELETE', path: '/api/quarantine', need: 'admin', tag, summary: 'Forget all refused frames' },
      answer: z.object({ removed: count }),
    },
    () => ({ removed: store().quarantine.clear() }),
  );
}
