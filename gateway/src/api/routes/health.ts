import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { iso } from '../../documents/words.ts';
import type { PartState } from '../../parts/state.ts';
import { route } from '../route.ts';
import { type partSchema, readySchema } from '../schemas/system.ts';

/** One part of the gateway: a link, the store, the broker, a sink, the clock, the API itself. */
export interface PartReport {
  /** `link roof`, `store`, `broker`, `mqtt`, `clock`, `api` */
  readonly part: string;
  readonly state: PartState;
}

/** What /readyz shows of one part. Times are RFC 3339, UTC. */
export type PartDocument = Readonly<z.infer<typeof partSchema>>;

export function partDocument({ part, state }: PartReport): PartDocument {
  const { status, since, reason, nextAttempt } = state;
  return {
    part,
    status,
    since: iso(since),
    ...(reason === '' ? {} : { reason }),
    ...(nextAttempt === undefined ? {} : { nextAttempt: iso(nextAttempt) }),
  };
}

/** For whoever watches the process: without a token, and exempt from every limit. */
export function addHealth(app: FastifyInstance, parts: () => readonly PartReport[]): void {
  route(
    app,
    {
      ...{ method: 'GET', path: '/livez', need: 'none', tag: 'health', summary: 'Tell whether the process runs' },
      answer: z.object({ alive: z.literal(true) }),
    },
    () => ({ alive: true as const }),
  );

  // not by route(): what it answers with 503 is a document, not a problem
  app.get(
    '/readyz',
    {
      config: { need: 'none' },
      schema: {
        tags: ['health'],
        summary: 'Tell whether every part can do its work, and why not',
        description: 'A degraded part works, and is shown; one that is down makes it 503.',
        security: [],
        response: { 200: readySchema, 503: readySchema },
      },
    },
    async (_request, reply) => {
      const all = parts();
      const ready = all.every(({ state }) => state.status !== 'down');
      return reply.code(ready ? 200 : 503).send({ ready, parts: all.map(partDocument) });
    },
  );
}
