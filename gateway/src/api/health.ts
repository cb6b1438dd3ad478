import type { FastifyInstance } from 'fastify';
import type { PartState } from '../parts/state.ts';

/** One part of the gateway: a link, the store, the broker, the sink, the API itself. */
export interface PartReport {
  /** `link roof`, `store`, `broker`, `mqtt`, `api` */
  readonly part: string;
  readonly state: PartState;
}

/** What /readyz shows of one part. Times are RFC 3339, UTC. */
export interface PartDocument {
  readonly part: string;
  readonly status: string;
  readonly since: string;
  readonly reason?: string;
  /** when it tries again by itself */
  readonly nextAttempt?: string;
}

/** Ready: no part is down. A degraded part works, and is shown. */
function readiness(parts: readonly PartReport[]): { ready: boolean; parts: readonly PartDocument[] } {
  return { ready: parts.every(({ state }) => state.status !== 'down'), parts: parts.map(partDocument) };
}

function partDocument({ part, state }: PartReport): PartDocument {
  const { status, since, reason, nextAttempt } = state;
  return {
    part,
    status,
    since: new Date(since).toISOString(),
    ...(reason === '' ? {} : { reason }),
    ...(nextAttempt === undefined ? {} : { nextAttempt: new Date(nextAttempt).toISOString() }),
  };
}

export function addHealth(app: FastifyInstance, parts: () => readonly PartReport[]): void {
  app.get('/livez', async () => ({ alive: true }));
  app.get('/readyz', async (_request, reply) => {
    const document = readiness(parts());
    return reply.code(document.ready ? 200 : 503).send(document);
  });
}
