import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Tally } from '../parts/tally.ts';
import { isLocal } from './access/local.ts';
import { problem, sendProblem } from './problem.ts';

interface OpenLimitOptions {
  /** requests that one address may make in a minute; programs on this machine are not counted */
  readonly perMinute: () => number;
  readonly refusals: Tally;
}

const MINUTE_MS = 60_000;

/** A hook for routes that need no token, and so have nobody to count but an address. */
export function openLimit(app: FastifyInstance, { perMinute, refusals }: OpenLimitOptions) {
  const limit = app.createRateLimit({ max: () => perMinute(), timeWindow: MINUTE_MS });
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    if (isLocal(request)) return undefined;
    const counted = await limit(request);
    if (counted.isAllowed || !counted.isExceeded) return undefined;
    refusals.add('too many');
    reply.header('retry-after', Math.ceil(counted.ttl / 1000));
    return sendProblem(reply, problem('too-many-requests'));
  };
}
