import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Stranger } from '../../parts/strangers.ts';
import { route } from '../route.ts';
import { count, time } from '../schemas/words.ts';

export interface StrangerSources {
  readonly strangers: () => readonly Stranger[];
}

const strangerSchema = z
  .object({
    who: z.string().meta({ examples: ['node 42', 'device ac1f09fffe000001'] }),
    link: z.string(),
    from: z.string(),
    frames: count,
    firstAt: time,
    lastAt: time,
  })
  .meta({ id: 'UnknownNode', description: 'what it says that it is: nothing proves it' });

/** A cover that somebody forgot to register shows here. */
export function addStrangers(app: FastifyInstance, { strangers }: StrangerSources): void {
  route(
    app,
    {
      ...{ method: 'GET', path: '/api/unknown-nodes', need: 'operator', tag: 'quarantine' },
      summary: 'List nodes that were heard since the start and that nobody has registered, the last first',
      answer: z.object({ nodes: z.array(strangerSchema) }),
    },
    () => ({
      nodes: strangers().map(({ firstAt, lastAt, ...rest }) => {
        return { ...rest, firstAt: new Date(firstAt).toISOString(), lastAt: new Date(lastAt).toISOString() };
      }),
    }),
  );
}
