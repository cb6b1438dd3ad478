import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { isGatewayError } from '../../errors.ts';
import type { Clock } from '../../parts/clock.ts';
import type { Session } from '../../store/sessions.ts';
import type { Accounts, Begun, NotBegun } from '../access/accounts.ts';
import { addressOf } from '../access/addressOf.ts';
import { clearCookie, setCookie } from '../access/cookie.ts';
import { isFromThisMachine } from '../access/local.ts';
import { scopeOf } from '../access/principal.ts';
import { type Problem, problem } from '../problem.ts';
import { route } from '../route.ts';
import { language, sessionSchema, typedName, typedPassword } from '../schemas/account.ts';
import type { SystemSources } from './system.ts';
import { newUserName, passwordProblem } from './users.ts';

export interface SessionSources extends Pick<SystemSources, 'store' | 'gateway'> {
  readonly accounts: Accounts;
  readonly clock: Clock;
  readonly alwaysToken: () => boolean;
}

interface Http {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

const credentials = z.strictObject({ name: typedName, password: typedPassword });

const FIRST_ELSEWHERE = `the first administrator is made on the gateway's own machine: open this page there, or run
\`lidwatch user add NAME --role admin\``.replace('\n', ' ');

/** Logging in and out, and what somebody may change of themselves. */
export function addSession(app: FastifyInstance, { store, accounts, clock, ...sources }: SessionSources): void {
  const { alwaysToken, gateway } = sources;
  const tag = 'session';
  const path = '/api/session';

  function document(session: Session | undefined) {
    const { name, version } = gateway();
    if (session) {
      const { user, role, unit = null, language: spoken = null, csrf } = session;
      const shown = { name: user, role, unit, language: spoken };
      return { state: 'signed-in' as const, user: shown, csrf, gateway: name, version };
    }
    const state = store().users.hasAdministrator() ? ('anonymous' as const) : ('first-start' as const);
    return { state, user: null, csrf: null, gateway: name, version };
  }

  /** The cookie goes out, and what follows is done by whoever has logged in. */
  function enter({ session, secret }: Begun, { request, reply }: Http) {
    reply.header('set-cookie', setCookie(request, secret)).header('cache-control', 'no-store');
    const { user: name, role, unit } = session;
    request.principal = { name, role, unit, scope: scopeOf(role), session, holds: () => true };
    return document(session);
  }

  function refusal(refused: NotBegun, { reply }: Http, detail: string): Problem {
    if (refused.not === 'wrong') return problem('unauthorized', { detail });
    const seconds = Math.ceil(refused.ms / 1000);
    reply.header('retry-after', seconds);
    return problem('too-many-requests', { detail: `too many have tried: wait ${seconds} s` });
  }

  route(
    app,
    {
      ...{ method: 'GET', path, need: 'none', door: true, tag, summary: 'Show who is logged in' },
      answer: sessionSchema,
      problems: ['store-unavailable'],
    },
    ({ http: { request } }) => document(request.principal?.session),
  );

  route(
    app,
    {
      ...{ method: 'POST', path, need: 'none', door: true, tag, summary: 'Log in' },
      description: 'The answer sets the cookie of the session. Whoever tries too often waits, by name and by address.',
      body: credentials,
      answer: sessionSchema,
      problems: ['unauthorized', 'csrf', 'store-unavailable'],
    },
    async ({ body: { name, password }, http }) => {
      store();
      const before = http.request.principal?.session;
      const begun = await accounts.logIn(name, password, addressOf(http.request), before);
      if (!('not' in begun)) return enter(begun, http);
      // what fails was done by nobody
      return refusal(begun, http, 'the name or the password is wrong');
    },
  );

  route(
    app,
    {
      ...{ method: 'POST', path: `${path}/first`, need: 'none', door: true, tag, status: 201 },
      summary: 'Make the first administrator, and log in',
      description: 'Only while there is none, and only on the machine of the gateway: by a page that is open there.',
      body: credentials,
      answer: sessionSchema,
      problems: ['conflict', 'forbidden', 'csrf', 'store-unavailable'],
    },
    async ({ body, http }) => {
      if (store().users.hasAdministrator()) return problem('conflict', { detail: 'there is an administrator already' });
      // where programs here need a token, whoever set it up does not trust that what comes from here is from here
      if (!isFromThisMachine(http.request) || alwaysToken()) return problem('forbidden', { detail: FIRST_ELSEWHERE });
      const name = newUserName(body.name);
      if (typeof name !== 'string') return name;
      const fault = passwordProblem('password', body.password, name);
      if (fault) return fault;
      try {
        const begun = await accounts.makeFirst(name, body.password);
        if (begun === 'taken') return problem('conflict', { detail: 'there is an administrator already' });
        return 'not' in begun ? refusal(begun, http, 'the user was disabled meanwhile') : enter(begun, http);
      } catch (error) {
        if (!isGatewayError(error, 'user-exists')) throw error;
        return problem('conflict', { detail: error.message });
      }
    },
  );

  route(
    app,
    {
      ...{ method: 'DELETE', path, need: 'viewer', tag, summary: 'Log out' },
      answer: sessionSchema,
      problems: ['conflict'],
    },
    ({ who: { session }, http: { request, reply } }) => {
      if (!session) return noSession();
      store().sessions.end(session);
      reply.header('set-cookie', clearCookie(request));
      return document(undefined);
    },
  );

  route(
    app,
    {
      ...{ method: 'PATCH', path, need: 'viewer', tag, summary: 'Choose the language of the console' },
      body: z.strictObject({ language: language.nullable() }),
      answer: sessionSchema,
      problems: ['conflict'],
    },
    ({ body: { language: spoken }, who: { session } }) => {
      if (!session) return noSession();
      store().users.change(session.user, { language: spoken }, clock.now());
      return document({ ...session, language: spoken ?? undefined });
    },
  );

  route(
    app,
    {
      ...{ method: 'PUT', path: `${path}/password`, need: 'viewer', tag, summary: 'Change the own password' },
      description: 'All sessions of the user end; the answer sets the cookie of the one that begins.',
      body: z.strictObject({ old: typedPassword, password: typedPassword }),
      answer: sessionSchema,
      problems: ['conflict'],
    },
    async ({ body: { old, password }, who: { session }, http }) => {
      if (!session) return noSession();
      const fault = passwordProblem('password', password, session.user);
      if (fault) return fault;
      const begun = await accounts.changeOwn(session, old, password, addressOf(http.request));
      if (!('not' in begun)) return enter(begun, http);
      if (begun.not === 'wait') return refusal(begun, http, '');
      return problem('invalid-body', { errors: [{ name: 'old', message: 'is not the password' }] });
    },
  );
}

function noSession(): Problem {
  return problem('conflict', { detail: 'a token, or a program on this machine, has no session' });
}
