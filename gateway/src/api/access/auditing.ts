import type { FastifyInstance, FastifyRequest } from 'fastify';
import { auditDetail } from '../../accounts/auditDetail.ts';
import type { Clock } from '../../parts/clock.ts';
import type { Auditor } from './auditor.ts';
import { mayChange } from './sameOrigin.ts';

/** Does a request change something? By its method, unless the route knows better. */
export type Changes = boolean | ((query: unknown) => boolean);

declare module 'fastify' {
  interface FastifyContextConfig {
    changes?: Changes;
  }
}

export interface AuditingOptions {
  readonly auditor: Auditor;
  readonly clock: Clock;
}

function hasChanged(request: FastifyRequest): boolean {
  const { changes = true } = request.routeOptions.config;
  return mayChange(request) && (typeof changes === 'function' ? changes(request.query) : changes);
}

/** What was changed, in few words: the names of the path, or else what the body says it is called. */
function subjectOf({ params, body }: FastifyRequest): string {
  const names = Object.values((params ?? {}) as Record<string, unknown>).map(String);
  if (names.length > 0) return names.join(' ').slice(0, 200);
  const { cover, name } = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  const called = cover ?? name;
  return typeof called === 'string' ? called.slice(0, 200) : '';
}

/**
 * Every request that has changed something leaves an entry of who, what and of what, before it is answered. What the public may
 * send, without being anybody, is kept as what it is: reports.
 */
export function addAuditing(app: FastifyInstance, { auditor, clock }: AuditingOptions): void {
  app.addHook('onSend', async (request, reply, payload) => {
    const { principal, routeOptions, method } = request;
    if (!principal || reply.statusCode >= 400 || routeOptions.url === undefined || !hasChanged(request)) return payload;
    auditor.note({
      at: clock.now(),
      who: principal.name,
      what: `${method} ${routeOptions.url}`,
      subject: subjectOf(request),
      detail: auditDetail(request.body),
    });
    return payload;
  });
}
