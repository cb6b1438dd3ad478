import type { FastifyReply } from 'fastify';
import { z } from 'zod';

/**
 * What can be wrong with a request: the status, and what it means. Programs match on the name, which is the end of the
 * problem's type, and on nothing else.
 */
export const PROBLEMS = {
  'invalid-query': { status: 400, title: 'A query parameter is unknown or out of its range' },
  'invalid-body': { status: 400, title: 'The body is not what this takes' },
  'invalid-path': { status: 400, title: 'A part of the path cannot be a name of what is meant' },
  'bad-request': { status: 400, title: 'The request is no whole HTTP request' },
  'token-in-address': { status: 400, title: 'A token belongs into the header Authorization, not into the address' },
  unauthorized: { status: 401, title: 'A token is needed (Authorization: Bearer TOKEN), or a session' },
  forbidden: { status: 403, title: 'Whoever asks may not do this' },
  csrf: { status: 403, title: 'It was not sent by a page of this gateway' },
  'not-found': { status: 404, title: 'There is nothing here by that name' },
  'method-not-allowed': { status: 405, title: 'This cannot be done here' },
  'request-timeout': { status: 408, title: 'The request did not arrive in time' },
  conflict: { status: 409, title: 'It is not in a state in which this can be done' },
  'changed-meanwhile': { status: 412, title: 'Somebody else has changed it: read it again' },
  'body-too-large': { status: 413, title: 'The body is larger than anything that this takes' },
  'unsupported-media-type': {
    status: 415,
    title: 'The body must be of a type that this takes: application/json, unless it says otherwise',
  },
  'expectation-failed': { status: 417, title: 'Only 100-continue can be expected' },
  'too-many-requests': { status: 429, title: 'Too many requests: wait as long as Retry-After says' },
  'headers-too-large': { status: 431, title: 'The headers are larger than this reads' },
  internal: { status: 500, title: 'The gateway failed to answer; see its log' },
  'store-unavailable': { status: 503, title: 'The database cannot be read; see /readyz' },
  'too-many-readers': { status: 503, title: 'As many read the stream as may' },
} as const satisfies Readonly<Record<string, { readonly status: number; readonly title: string }>>;

export type ProblemName = keyof typeof PROBLEMS;

/** An error as RFC 9457 problem+json. */
export const problemSchema = z
  .object({
    type: z.string().meta({ description: 'urn:lidwatch:problem:NAME', examples: ['urn:lidwatch:problem:not-found'] }),
    title: z.string(),
    status: z.int(),
    detail: z.string().exactOptional(),
    /** query parameters, or parts of the body, that do not fit; of a table its line, and the column as the name */
    errors: z.array(z.object({ name: z.string(), line: z.int().exactOptional(), message: z.string() })).exactOptional(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457' });

export type Problem = Readonly<z.infer<typeof problemSchema>>;

export const PROBLEM_TYPE = 'application/problem+json';

const PREFIX = 'urn:lidwatch:problem:';

export function problem(name: ProblemName, more: Pick<Problem, 'detail' | 'errors'> = {}): Problem {
  return { type: PREFIX + name, ...PROBLEMS[name], ...more };
}

export function isProblem(answer: unknown): answer is Problem {
  if (typeof answer !== 'object' || answer === null || !('type' in answer)) return false;
  return typeof answer.type === 'string' && answer.type.startsWith(PREFIX);
}

export function sendProblem(reply: FastifyReply, found: Problem): FastifyReply {
  // not by the serializer of the route, which is for its answers
  return reply
    .code(found.status)
    .type(PROBLEM_TYPE)
    .serializer((body) => JSON.stringify(body))
    .send(found);
}
