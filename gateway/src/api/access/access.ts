import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { mayAct, type Role } from '../../accounts/roles.ts';
import type { Clock } from '../../parts/clock.ts';
import type { Tally } from '../../parts/tally.ts';
import type { Store } from '../../store/store.ts';
import { holdsToken, isValid, LOCAL_NAME, type Scope, type TokenRecord } from '../../store/tokens.ts';
import { isStorageTrouble } from '../../store/trouble.ts';
import { type Problem, problem, sendProblem } from '../problem.ts';
import { isLocal } from './local.ts';

/** Who asks: a token by its name, or a program on this machine. */
export interface Principal {
  readonly name: string;
  readonly scope: Scope;
  /** Is it still so? A token may end while its holder reads the stream. */
  readonly holds: () => boolean;
}

/** What a route asks for; `none`: nothing, not even a token. */
export type Need = Scope | Role | 'none';

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
  readonly alwaysToken: () => boolean;
  /** requests that one address may make in a minute; programs on this machine are not counted */
  readonly perMinute: () => number;
  /** by reason: missing, unknown, expired, revoked, weak, in address, throttled, too many */
  readonly refusals: Tally;
}

const LOCAL: Principal = { name: LOCAL_NAME, scope: 'admin', holds: () => true };
/** Parameters in which other APIs take a token; RFC 6750 section 2.3 names the first, and advises against it. */
const TOKEN_PARAMETER = /[?&](?:access_token|token)=/i;
/** Wrong tokens that one address may show in a minute: nobody guesses 256 bits, but the lines of the log are for others. */
const WRONG_PER_MINUTE = 20;
const MINUTE_MS = 60_000;
/** RFC 6750 section 3: an error only where a token was shown */
const REALM = 'Bearer realm="lidwatch"';

const roleOf = (word: Scope | Role): Role => (word === 'operator' ? 'dispatcher' : word);

/** Before anything of a request is read: may whoever sends it have this? */
export function addAccess(app: FastifyInstance, options: AccessOptions): void {
  const { clock, alwaysToken, perMinute, refusals } = options;
  const all = app.createRateLimit({ max: () => perMinute(), timeWindow: MINUTE_MS });
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
    touch(token);
    return { name: token.name, scope: token.scope, holds: () => isStillValid(secret) };
  }

  /** A full disk, or another process that writes, refuses nobody who only reads. */
  function touch(token: TokenRecord): void {
    try {
      options.store().tokens.used(token, clock.now());
    } catch (error) {
      if (!isStorageTrouble(error)) throw error;
    }
  }

  function isStillValid(secret: string): boolean {
    const token = options.store().tokens.find(secret);
    return token !== undefined && isValid(token, clock.now());
  }

  function whoAsks(request: FastifyRequest): Principal | Problem {
    const { authorization } = request.headers;
    if (authorization !== undefined) {
      // RFC 6750 section 2.1; never in the address, which is written into logs
      const [, secret] = /^Bearer +(\S+)$/i.exec(authorization) ?? [];
      return byToken(secret ?? '');
    }
    if (!alwaysToken() && isLocal(request)) return LOCAL;
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
    if (TOKEN_PARAMETER.test(request.url) || holdsToken(request.url)) {
      refusals.add('in address');
      const detail = 'addresses are written into logs on the way: revoke this token, and make another';
      return sendProblem(reply, problem('token-in-address', { detail }));
    }
    const found = whoAsks(request);
    if ('status' in found) {
      const isWrong = request.headers.authorization !== undefined;
      reply.header('www-authenticate', isWrong ? `${REALM}, error="invalid_token"` : REALM);
      return (isWrong && (await putOff(wrong, request, reply, 'throttled'))) || sendProblem(reply, found);
    }
    if (!mayAct(roleOf(found.scope), roleOf(need))) {
      reply.header('www-authenticate', `${REALM}, error="insufficient_scope", scope="${need}"`);
      const detail = `this needs the scope ${need}; ${found.name} has ${found.scope}`;
      return sendProblem(reply, refuse('weak', 'forbidden', detail));
    }
    request.principal = found;
    return undefined;
  });
}
