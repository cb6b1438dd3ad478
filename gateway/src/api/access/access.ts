import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { mayAct } from '../../accounts/roles.ts';
import { holdsToken } from '../../accounts/tokenForm.ts';
import type { Tally } from '../../parts/tally.ts';
import { countedLimit } from '../countedLimit.ts';
import { problem, sendProblem } from '../problem.ts';
import { type AskersOptions, createAskers, isStranger } from './askers.ts';
import { isLocal } from './local.ts';
import { leastRole, type Need, type Principal } from './principal.ts';
import { isSameOrigin, mayChange } from './sameOrigin.ts';

declare module 'fastify' {
  interface FastifyRequest {
    principal: Principal | null;
  }
  interface FastifyContextConfig {
    need?: Need;
    /** for routes that need nothing: its requests are counted, come from no foreign page, and know who has a session */
    door?: boolean;
  }
}

export interface AccessOptions extends AskersOptions {
  /** requests that one address, or one person, may make in a minute; programs on this machine are not counted */
  readonly perMinute: () => number;
  /** by reason: missing, unknown, expired, revoked, session ended, weak, csrf, in address, throttled, too many, login ... */
  readonly refusals: Tally;
}

/** Parameters in which other APIs take a token; RFC 6750 section 2.3 names the first, and advises against it. */
const TOKEN_PARAMETER = /[?&](?:access_token|token)=/i;
/** Wrong tokens that one address may show in a minute: nobody guesses 256 bits, but the lines of the log are for others. */
const WRONG_PER_MINUTE = 20;
/** RFC 6750 section 3: an error only where a token was shown */
const REALM = 'Bearer realm="lidwatch"';
const CSRF_HEADER = 'x-lidwatch-csrf';

/** Before anything of a request is read: may whoever sends it have this? */
export function addAccess(app: FastifyInstance, options: AccessOptions): void {
  const { perMinute, refusals } = options;
  const askers = createAskers(options);
  const ofAddress = countedLimit(app, { perMinute });
  // everybody in an office has one address, and behind a proxy everybody
  const ofPerson = countedLimit(app, { perMinute, by: ({ principal }) => `user ${principal?.name}` });
  const wrong = countedLimit(app, { perMinute: () => WRONG_PER_MINUTE });

  /** Counts the request of its address or person; answers it where those are too many. */
  async function putOff(
    isTooMany: typeof ofAddress,
    request: FastifyRequest,
    reply: FastifyReply,
    reason: string,
  ): Promise<FastifyReply | undefined> {
    if (!(await isTooMany(request, reply))) return undefined;
    refusals.add(reason);
    return sendProblem(reply, problem('too-many-requests'));
  }

  /** Whether a session's request was sent by a page of this gateway: that alone knows the word, and may set the header. */
  function isForged(request: FastifyRequest, { session }: Principal): boolean {
    if (!session || !mayChange(request)) return false;
    return !isSameOrigin(request) || request.headers[CSRF_HEADER] !== session.csrf;
  }

  function refuseForged(reply: FastifyReply): FastifyReply {
    refusals.add('csrf');
    const detail = `a request of a session that changes something is sent by a page of this gateway, with ${CSRF_HEADER}`;
    return sendProblem(reply, problem('csrf', { detail }));
  }

  /** What needs nothing, but is about sessions. */
  async function atTheDoor(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> {
    const late = isLocal(request) ? undefined : await putOff(ofAddress, request, reply, 'too many');
    if (late) return late;
    if (mayChange(request) && !isSameOrigin(request)) return refuseForged(reply);
    request.principal = askers.bySession(request) ?? null;
    return undefined;
  }

  app.decorateRequest('principal', null);
  app.addHook('onRequest', async (request, reply): Promise<FastifyReply | undefined> => {
    const { need = 'viewer', door = false } = request.routeOptions.config;
    if (door) return atTheDoor(request, reply);
    if (need === 'none') return undefined;
    request.principal = request.headers.authorization === undefined ? (askers.bySession(request) ?? null) : null;
    if (request.principal || !isLocal(request)) {
      const late = await putOff(request.principal ? ofPerson : ofAddress, request, reply, 'too many');
      if (late) return late;
    }
    if (TOKEN_PARAMETER.test(request.url) || holdsToken(request.url)) {
      refusals.add('in address');
      const detail = 'addresses are written into logs on the way: revoke this token, and make another';
      return sendProblem(reply, problem('token-in-address', { detail }));
    }
    const asker = request.principal ?? askers.of(request);
    if (isStranger(asker)) {
      refusals.add(asker.reason);
      const isWrong = request.headers.authorization !== undefined;
      reply.header('www-authenticate', isWrong ? `${REALM}, error="invalid_token"` : REALM);
      const refused = problem('unauthorized', { detail: asker.detail });
      return (isWrong && (await putOff(wrong, request, reply, 'throttled'))) || sendProblem(reply, refused);
    }
    request.principal = asker;
    const least = leastRole(need);
    if (!mayAct(asker.role, least)) {
      refusals.add('weak');
      reply.header('www-authenticate', `${REALM}, error="insufficient_scope", scope="${need}"`);
      const detail = `this needs the role ${least}; ${asker.name} is ${asker.role}`;
      return sendProblem(reply, problem('forbidden', { detail }));
    }
    return isForged(request, asker) ? refuseForged(reply) : undefined;
  });
}
