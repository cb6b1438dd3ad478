import rateLimit from '@fastify/rate-limit';
import Fastify, { type FastifyError, type FastifyInstance, type FastifyReply } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import type { Logger } from 'pino';
import type { Clock } from '../parts/clock.ts';
import { coded } from '../parts/logCodes.ts';
import type { Store } from '../store/store.ts';
import { type AccessOptions, addAccess } from './access/access.ts';
import { addressOf } from './access/addressOf.ts';
import { type AuditingOptions, addAuditing } from './access/auditing.ts';
import { addConditional } from './conditional.ts';
import { addConsole } from './console.ts';
import { type Methods, noteMethods } from './methods.ts';
import { addOpenApi } from './openapi.ts';
import { addPageConstraint } from './pageRequest.ts';
import { type ProblemName, problem, sendProblem } from './problem.ts';
import { refuseExpectations, refuseRaw } from './rawProblems.ts';
import { addRoutes, MAX_BODY, type RouteSources } from './routes.ts';
import { isUnavailable, StoreUnavailable } from './storeUnavailable.ts';

export interface AppOptions extends Omit<RouteSources, 'store'>, Omit<AccessOptions, 'store'>, AuditingOptions {
  /** undefined until the database is open */
  readonly store: () => Store | undefined;
  readonly version: string;
  /** by which sessions and tokens end: that of people and programs, where `clock` runs faster; `clock` by default */
  readonly outside?: Clock;
  /** PEM; without it, plain HTTP */
  readonly tls?: { readonly cert: string; readonly key: string } | undefined;
  readonly log: Logger;
  /** where the built console lies; absent: beside the sources */
  readonly consoleFolder?: string | undefined;
}

const SECOND_MS = 1_000;
/** Whoever sends headers more slowly than this holds a connection for nothing. */
const HEADERS_MS = 10 * SECOND_MS;
/** A connection on which nothing moves. */
const SILENT_MS = 30 * SECOND_MS;
/** A telephone at the edge of coverage takes its time for a photo. */
const REQUEST_MS = 120 * SECOND_MS;
/** Node looks for those every 30 s unless told otherwise, which makes 30 s of the 10 and 60 of the 30 (measured). */
const CHECK_MS = 2 * SECOND_MS;
const SLOW = { headersTimeout: HEADERS_MS, connectionsCheckingInterval: CHECK_MS };
/** An idle connection takes one of the places below from somebody else. */
const IDLE_MS = 15 * SECOND_MS;
const CONNECTIONS = 1_000;
export const MIN_TLS = 'TLSv1.2';
/** Addresses whose requests are counted; of more than these the one seen longest ago is forgotten. */
const ADDRESSES = 10_000;

/** What fastify and its plug-ins themselves refuse. */
const REFUSED: Readonly<Record<string, ProblemName>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'body-too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported-media-type',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'invalid-body',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'invalid-body',
  FST_ERR_CTP_INVALID_JSON_BODY: 'invalid-body',
};

const OF_PLACE: Readonly<Record<string, ProblemName>> = {
  querystring: 'invalid-query',
  body: 'invalid-body',
  params: 'invalid-path',
  headers: 'bad-request',
};

/** A server that does not listen yet. One that failed to listen is of no further use. */
export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const { tls, log } = options;
  const app = Fastify({
    logger: false,
    forceCloseConnections: true,
    bodyLimit: MAX_BODY,
    connectionTimeout: SILENT_MS,
    requestTimeout: REQUEST_MS,
    keepAliveTimeout: IDLE_MS,
    http: SLOW,
    // a path that cannot be decoded reaches no handler of ours
    frameworkErrors: (error: Error, _request: unknown, reply: FastifyReply) =>
      sendProblem(reply, problem('not-found', { detail: error.message })),
    clientErrorHandler: refuseRaw,
    ...(tls ? { https: { ...tls, ...SLOW, minVersion: MIN_TLS, handshakeTimeout: HEADERS_MS } } : {}),
  } as Record<string, unknown>) as unknown as FastifyInstance;
  app.server.maxConnections = CONNECTIONS;
  // few routes take a body, and bring a parser along; elsewhere none is read
  app.removeAllContentTypeParsers();
  refuseExpectations(app);
  addPageConstraint(app);
  addProblems(app, noteMethods(app), log);
  // its own hooks would come behind those that ask for a token
  await app.register(rateLimit, { global: false, cache: ADDRESSES, keyGenerator: addressOf });
  addConditional(app);
  const opened = (): Store => {
    const found = options.store();
    if (!found) throw new StoreUnavailable();
    return found;
  };
  // all times in answers are by this clock: a browser that has another one learns it from here (RFC 9110 section 6.6.1)
  app.addHook(
    'onSend',
    async (_request, reply) => void reply.header('date', new Date(options.clock.now()).toUTCString()),
  );
  addAccess(app, { ...options, clock: options.outside ?? options.clock, store: opened });
  addAuditing(app, options);
  await addOpenApi(app, options.version);
  await addRoutes(app, { ...options, store: opened });
  await addConsole(app, options.consoleFolder);
  return app;
}

/** Whatever is wrong is answered as a problem, and what is our fault is logged. */
function addProblems(app: FastifyInstance, methods: Methods, log: Logger): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    if (isUnavailable(error)) {
      return sendProblem(reply, problem('store-unavailable'));
    }
    if (hasZodFastifySchemaValidationErrors(error)) {
      const context = error.validationContext ?? 'body';
      const whole = context === 'querystring' ? 'query' : context;
      const errors = error.validation.map(({ instancePath, message = '' }) => {
        return { name: instancePath.slice(1).replaceAll('/', '.') || whole, message };
      });
      return sendProblem(reply, problem(OF_PLACE[context] ?? 'invalid-body', { errors }));
    }
    const refused = REFUSED[error.code];
    if (refused !== undefined) return sendProblem(reply, problem(refused, { detail: error.message }));
    // whoever went away in the middle, and what else fastify holds against a request
    const { statusCode = 500 } = error;
    if (statusCode >= 400 && statusCode < 500) return sendProblem(reply, problem('bad-request'));
    const { method, url, routeOptions } = request;
    // what needs nothing is opened by a word in its path
    const path = routeOptions.config.need === 'none' ? (routeOptions.url ?? '') : pathOf(url);
    log.error(coded('request-failed', { err: error, method, path }), 'request failed');
    return sendProblem(reply, problem('internal'));
  });
  app.setNotFoundHandler((request, reply) => {
    const path = pathOf(request.url);
    const allowed = methods.at(path);
    if (allowed.length > 0) reply.header('allow', allowed.join(', '));
    if (allowed.length > 0 && request.method === 'OPTIONS') return reply.code(204).send();
    const name = allowed.length > 0 ? 'method-not-allowed' : 'not-found';
    return sendProblem(reply, problem(name, { detail: `${request.method} ${path}` }));
  });
}

/** Without the query, in which somebody may have put a token. */
function pathOf(url: string): string {
  return url.split('?')[0] ?? '';
}
