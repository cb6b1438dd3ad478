import type { FastifyInstance } from 'fastify';
import { eventDocument } from '../documents/eventDocument.ts';
import type { Store } from '../store/store.ts';
import { invalidQuery, sendProblem } from './problem.ts';
import { eventsQuery } from './queries.ts';

export function addEvents(app: FastifyInstance, { store }: { store(): Store }): void {
  app.get('/api/events', async (request, reply) => {
    const query = eventsQuery.safeParse(request.query);
    if (!query.success) return sendProblem(reply, invalidQuery(query.error));
    const rows = store().events.list(query.data);
    const next = rows.length === query.data.limit ? (rows.at(-1)?.no ?? null) : null;
    return { events: rows.map(eventDocument), next };
  });
}
