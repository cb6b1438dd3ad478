import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Changes } from './access/auditing.ts';
import type { Need, Principal } from './access/principal.ts';
import {
  isProblem,
  PROBLEM_TYPE,
  PROBLEMS,
  type Problem,
  type ProblemName,
  problemSchema,
  sendProblem,
} from './problem.ts';

type Schema = z.ZodType;
type Absent = z.ZodUndefined;

/** One thing that can be asked for. From it come the checks of a request, and the page and document that describe it. */
export interface Operation<P extends Schema, Q extends Schema, B extends Schema, A extends Schema> {
  readonly method: 'GET' | 'PUT' | 'POST' | 'PATCH' | 'DELETE';
  /** `/api/covers/:cover` */
  readonly path: string;
  readonly need: Need;
  readonly tag: string;
  /** one line, begins with a verb */
  readonly summary: string;
  readonly description?: string;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  /** where it may be larger than others, or no JSON: the scope of the route brings the parsers along, with their limits */
  readonly upload?: { readonly types: readonly string[] };
  readonly answer: A;
  /** 200 unless it is said */
  readonly status?: 200 | 201 | 202;
  /** for what needs nothing, but is about sessions: see FastifyContextConfig */
  readonly door?: boolean;
  /** false: it changes nothing, whatever its method; or it depends on the query */
  readonly changes?: Changes;
  /** beside those that every route of its kind has */
  readonly problems?: readonly ProblemName[];
}

/** A request that has passed all checks. */
export interface Asked<P extends Schema, Q extends Schema, B extends Schema> {
  readonly params: z.output<P>;
  readonly query: z.output<Q>;
  readonly body: z.output<B>;
  readonly who: Principal;
  /** ETag that the asker has seen (RFC 9110 section 13.1.1) */
  readonly ifMatch: string | undefined;
  /** whoever asked does not wait for the answer any more */
  readonly hasGone: () => boolean;
  /** what only HTTP can say: addresses, cookies */
  readonly http: { readonly request: FastifyRequest; readonly reply: FastifyReply };
}

type DeepReadonly<T> = T extends readonly (infer E)[]
  ? readonly DeepReadonly<E>[]
  : T extends object
    ? { readonly [K in keyof T]: DeepReadonly<T[K]> }
    : T;

type Answer<A extends Schema> = DeepReadonly<z.input<A>> | Problem;

/** Who asks for what needs no token. */
const NOBODY: Principal = { name: 'nobody', scope: 'viewer', role: 'viewer', holds: () => true };

/**
 * Adds a route. `handle` is handed what was asked, checked, and returns the document or what is wrong; it need not see HTTP.
 */
export function route<
  A extends Schema,
  P extends Schema = Absent,
  Q extends Schema = Absent,
  B extends Schema = Absent,
>(
  app: FastifyInstance,
  operation: Operation<P, Q, B, A>,
  handle: (asked: Asked<P, Q, B>) => Answer<A> | Promise<Answer<A>>,
): void {
  const { method, path, need, tag, summary, description, params, query, body, answer, status = 200 } = operation;
  const { upload, door = false, changes = true } = operation;
  app.route({
    method,
    url: path,
    config: { need, door, changes },
    schema: {
      tags: [tag],
      summary,
      ...(upload ? { consumes: [...upload.types] } : {}),
      ...(description === undefined ? {} : { description }),
      ...(need === 'none' ? { security: [] } : { 'x-scope': need }),
      ...(params ? { params } : {}),
      ...(query ? { querystring: query } : {}),
      ...(body ? { body } : {}),
      response: { [status]: answer, ...problemsOf(operation) },
    },
    async handler(request, reply) {
      const found = await handle({
        params: request.params as z.output<P>,
        query: request.query as z.output<Q>,
        body: request.body as z.output<B>,
        who: request.principal ?? NOBODY,
        ifMatch: request.headers['if-match'],
        hasGone: () => request.raw.socket.destroyed,
        http: { request, reply },
      });
      if (isProblem(found)) return sendProblem(reply, found);
      return reply.code(status).send(found);
    },
  });
}

type OfProblems = Pick<Operation<Schema, Schema, Schema, Schema>, 'need' | 'params' | 'query' | 'body' | 'problems'>;

/** What a route may answer when not all is well, for its document. For routes that answer no JSON and are added by hand, too. */
export function problemsOf({ need, params, query, body, problems = [] }: OfProblems) {
  const names: ProblemName[] = ['too-many-requests', 'internal', ...problems];
  if (need !== 'none') names.push('token-in-address', 'unauthorized', 'forbidden', 'csrf', 'store-unavailable');
  if (params) names.push('invalid-path', 'not-found');
  if (query) names.push('invalid-query');
  if (body) names.push('invalid-body', 'body-too-large', 'unsupported-media-type', 'bad-request');
  const byStatus = Map.groupBy([...new Set(names)], (name) => PROBLEMS[name].status);
  return Object.fromEntries(
    [...byStatus].map(([status, some]) => [
      status,
      { description: some.join(', '), content: { [PROBLEM_TYPE]: { schema: problemSchema } } },
    ]),
  );
}
