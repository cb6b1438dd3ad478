import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { workflowDocument } from '../../documents/workflowDocument.ts';
import type { Workflow } from '../../incidents/types.ts';
import { route } from '../route.ts';
import { workflowSchema } from '../schemas/incident.ts';

/** The ways that incidents can go, as the configuration has them. */
export interface WorkflowBook {
  readonly all: readonly Workflow[];
  /** name of the one that new incidents take */
  readonly standard: string;
}

export function addWorkflows(app: FastifyInstance, workflows: () => WorkflowBook): void {
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
      const { all, standard } = workflows();
      return { workflows: all.map(workflowDocument), default: standard };
    },
  );
}
