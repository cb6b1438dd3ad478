import type { FastifyInstance } from 'fastify';
import type { Rules } from '../detect/types.ts';
import { coverDocument } from '../documents/coverDocument.ts';
import { eventDocument } from '../documents/eventDocument.ts';
import type { Store } from '../store/store.ts';
import type { CoverRecord, Reading } from '../store/types.ts';
import { invalidQuery, problem, sendProblem } from './problem.ts';
import { coversQuery } from './queries.ts';

export interface CoverSources {
  store(): Store;
  rules(cover: CoverRecord): Rules;
}

const RECENT_READINGS = 20;
const RECENT_EVENTS = 20;

export function addCovers(app: FastifyInstance, { store, rules }: CoverSources): void {
  app.get('/api/covers', async (request, reply) => {
    const query = coversQuery.safeParse(request.query);
    if (!query.success) return sendProblem(reply, invalidQuery(query.error));
    const records = store().covers.list(query.data);
    const covers = records.map((record) => coverDocument(record, rules(record)));
    return { covers, next: records.length === query.data.limit ? (records.at(-1)?.cover ?? null) : null };
  });

  app.get<{ Params: { cover: string } }>('/api/covers/:cover', async (request, reply) => {
    const { cover } = request.params;
    const record = store().covers.get(cover);
    if (!record) return sendProblem(reply, problem('not-found', { detail: `no cover ${cover}` }));
    return {
      ...coverDocument(record, rules(record)),
      heard: record.state.heard === 0 ? null : iso(record.state.heard),
      said: store().covers.said(cover),
      recentEvents: store().events.list({ cover, limit: RECENT_EVENTS }).map(eventDocument),
      recentReadings: store().readings(cover, RECENT_READINGS).map(readingDocument),
    };
  });
}

function readingDocument({ cover: _, at, receivedAt, extra, ...rest }: Reading) {
  // `extra` was written by JSON.stringify
  const unknown = extra === undefined ? {} : { extra: JSON.parse(extra) as unknown };
  return { at: iso(at), receivedAt: iso(receivedAt), ...rest, ...unknown };
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}
