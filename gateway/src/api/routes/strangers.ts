import type { FastifyInstance } from 'fastify';
import { iso } from '../../documents/words.ts';
import type { Stranger } from '../../parts/strangers.ts';
import { route } from '../route.ts';
import { strangersSchema } from '../schemas/strangers.ts';

export interface StrangerSources {
  readonly strangers: () => readonly Stranger[];
}

/** A cover that somebody forgot to register shows here. */
export function addStrangers(app: FastifyInstance, { strangers }: StrangerSources): void {
  route(
    app,
    {
      ...{ method: 'GET', path: '/api/unknown-nodes', need: 'operator', tag: 'quarantine' },
      summary: 'List nodes that were heard since the start and that nobody has registered, the last first',
      answer: strangersSchema,
    },
    () => ({
      nodes: strangers().map(({ firstAt, lastAt, ...rest }) => {
        return { ...rest, firstAt: iso(firstAt), lastAt: iso(lastAt) };
      }),
    }),
  );
}
