import type { FastifyReply } from 'fastify';
import type { z } from 'zod';

/** An error as RFC 9457 problem+json. `type` is a URN of this API; programs match on it and on nothing else. */
export interface Problem {
  readonly type: `urn:lidwatch:problem:${ProblemName}`;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  /** query parameters, or parts of the body, that do not fit */
  readonly errors?: readonly { readonly name: string; readonly message: string }[];
}

export type ProblemName =
  | 'invalid-query'
  | 'invalid-body'
  | 'forbidden'
  | 'not-found'
  | 'method-not-allowed'
  | 'body-too-large'
  | 'unsupported-media-type'
  | 'internal'
  | 'store-unavailable';

const PROBLEMS: Readonly<Record<ProblemName, { readonly status: number; readonly title: string }>> = {
  'invalid-query': { status: 400, title: 'A query parameter is unknown or out of its range' },
  'invalid-body': { status: 400, title: 'The body is not what this takes' },
  forbidden: { status: 403, title: 'Only a program on this machine may change anything' },
  'not-found': { status: 404, title: 'There is nothing here by that name' },
  'method-not-allowed': { status: 405, title: 'This cannot be done here' },
  'body-too-large': { status: 413, title: 'The body is larger than anything that this takes' },
  'unsupported-media-type': { status: 415, title: 'The body must be application/json' },
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
export function invalidQuery(error: z.ZodError): Problem {
  return problem('invalid-query', { errors: errorsIn(error, 'query') });
}

/** What zod found in a body, part by part. */
export function invalidBody(error: z.ZodError): Problem {
  return problem('invalid-body', { errors: errorsIn(error, 'body') });
}

function errorsIn({ issues }: z.ZodError, whole: string): NonNullable<Problem['errors']> {
  return issues.map(({ path, message }) => ({ name: path.join('.') || whole, message }));
}
