import type { FastifyReply } from 'fastify';
import type { z } from 'zod';

/** An error as RFC 9457 problem+json. `type` is a URN of this API; programs match on it and on nothing else. */
export interface Problem {
  readonly type: `urn:lidwatch:problem:${ProblemName}`;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  /** query parameters that do not fit */
  readonly errors?: readonly { readonly name: string; readonly message: string }[];
}

export type ProblemName = 'invalid-query' | 'not-found' | 'store-unavailable' | 'method-not-allowed' | 'internal';

const PROBLEMS: Readonly<Record<ProblemName, { readonly status: number; readonly title: string }>> = {
  'invalid-query': { status: 400, title: 'A query parameter is unknown or out of its range' },
  'not-found': { status: 404, title: 'There is nothing here by that name' },
  'method-not-allowed': { status: 405, title: 'This API is read-only' },
  internal: { status: 500, title: 'The gateway failed to answer; see its log' },
  'store-unavailable': { status: 503, title: 'The database cannot be read; see /readyz' },
};

export function problem(name: ProblemName, more: Pick<Problem, 'detail' | 'errors'> = {}): Problem {
  return { type: `urn:lidwatch:problem:${name}`, ...PROBLEMS[name], ...more };
}

export function sendProblem(reply: FastifyReply, found: Problem): FastifyReply {
  return reply.code(found.status).type('application/problem+json').send(JSON.stringify(found));
}

/** What zod found in a query, parameter by parameter. */
export function invalidQuery({ issues }: z.ZodError): Problem {
  const errors = issues.map(({ path, message }) => ({ name: path.join('.') || 'query', message }));
  return problem('invalid-query', { errors });
}
