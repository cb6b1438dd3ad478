import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { workflowDocument } from '../../documents/workflowDocument.ts';
import { problem } from '../problem.ts';
import { route } from '../route.ts';
import { workflowSchema } from '../schemas/incident.ts';
import type { IncidentSources } from './incidents.ts';

export function addWorkflows(app: FastifyInstance, people: IncidentSources['people']): void {
  route(
    app,
    {
      ...{ method: 'GET', path: '/api/workflows', need: 'viewer', tag: 'incidents' },
      summary:
        'List the workflows of incidents: each step with who may take it, what it must carry, and its time limits',
      description: 'Of the limits of a step, the first that fits an incident holds.',
      answer: z.object({
        workflows: z.array(workflowSchema),
        default: z.string().meta({ description: 'the one that new incidents take' }),
      }),
    },
    () => {
      const book = people()?.workflows();
      if (!book) return problem('store-unavailable');
      const { all, standard } = book;
      return { workflows: all.map(workflowDocument), default: standard };
    },
  );
}
