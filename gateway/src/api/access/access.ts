import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Clock } from '../../parts/clock.ts';
import type { Tally } from '../../parts/tally.ts';
import type { Store } from '../../store/store.ts';
import { isValid, SCOPES, type Scope } from '../../store/tokens.ts';
import { type Problem, problem, sendProblem } from '../problem.ts';
import { isLocal } from './local.ts';

/** Who asks: a token by its name, or a program on this machine. */
export interface Principal {
  readonly name: string;
  readonly scope: Scope;
}

/** What a route asks for; `none`: nothing, not even a token. */
export type Need = Scope | 'none';

declare module 'fastify' {
  interface FastifyRequest {
    principal: Principal | null;
  }
  interface FastifyContextConfig {
    need?: Need;
  }
}

export interface AccessOptions {
  readonly store: () => Store;
  readonly clock: Clock;
  /** programs on this machine need a token, too */
  readonly alwaysToken: boolean;
  /** requests that one address may make in a minute; programs on this machine are not counted */
  readonly perMinute: number;
  /** by reason: missing, unknown, expired, revoked, weak, throttled, too many */
  readonly refusals: Tally;
}

const LOCAL: Principal = { name: 'local', scope: 'admin' };
/** Wrong tokens that one address may show in a minute: nobody guesses 256 bits, but the lines of the log are for others. */
const WRONG_PER_MINUTE = 20;
const MINUTE_MS = 60_000;

/** Before anything of a request is read: may whoever sends it have this? */
export function addAccess(app: FastifyInstance, options: AccessOptions): void {
  const { clock, alwaysToken, perMinute, refusals } = options;
  const all = app.createRateLimit({ max: perMinute, timeWindow: MINUTE_MS });
  const wrong = app.createRateLimit({ max: WRONG_PER_MINUTE, timeWindow: MINUTE_MS });

  function refuse(reason: string, name: 'unauthorized' | 'forbidden', detail: string): Problem {
    refusals.add(reason);
    return problem(name, { detail });
  }

  function byToken(secret: string): Principal | Problem {
    const tokens = options.store().tokens;
    const token = tokens.find(secret);
    if (!token) return refuse('unknown', 'unauthorized', 'nobody has this token');
    if (!isValid(token, clock.now())) {
      const reason = token.revokedAt === undefined ? 'expired' : 'revoked';
      return refuse(reason, 'unauthorized', `the token ${token.name} is ${reason}`);
    }
    tokens.used(token, clock.now());
    return { name: token.name, scope: token.scope };
  }

  function whoAsks(request: FastifyRequest): Principal | Problem {
    const { authorization } = request.headers;
    if (authorization !== undefined) {
      // RFC 6750 section 2.1; never in the address, which is written into logs
      const [, secret] = /^Bearer +(\S+)$/i.exec(authorization) ?? [];
      return byToken(secret ?? '');
    }
    if (!alwaysToken && isLocal(request)) return LOCAL;
    return refuse('missing', 'unauthorized', 'no token was shown');
  }

  /** Counts the request of its address; answers it where those are too many. */
  async function putOff(
    limit: typeof all,
    request: FastifyRequest,
    reply: FastifyReply,
    reason: string,
  ): Promise<FastifyReply | undefined> {
    const counted = await limit(request);
    if (counted.isAllowed || !counted.isExceeded) return undefined;
    refusals.add(reason);
    reply.header('retry-after', Math.ceil(counted.ttl / 1000));
    return sendProblem(reply, problem('too-many-requests'));
  }

  app.decorateRequest('principal', null);
  app.addHook('onRequest', async (request, reply): Promise<FastifyReply | undefined> => {
    const need = request.routeOptions.config.need ?? 'viewer';
    if (need === 'none') return undefined;
    if (!isLocal(request)) {
      const late = await putOff(all, request, reply, 'too many');
      if (late) return late;
    }
    const found = whoAsks(request);
    if ('status' in found) {
      const isWrong = request.headers.authorization !== undefined;
      return (isWrong && (await putOff(wrong, request, reply, 'throttled'))) || sendProblem(reply, found);
    }
    if (SCOPES.indexOf(found.scope) < SCOPES.indexOf(need)) {
      const detail = `this needs the scope ${need}; ${found.name} has ${found.scope}`;
      return sendProblem(reply, refuse('weak', 'forbidden', detail));
    }
    request.principal = found;
    return undefined;
  });
}
