import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Tally } from '../parts/tally.ts';
import { isLocal } from './access/local.ts';
import { countedLimit } from './countedLimit.ts';
import { problem, sendProblem } from './problem.ts';

interface OpenLimitOptions {
  /** requests that one address may make in a minute; programs on this machine are not counted */
  readonly perMinute: () => number;
  readonly refusals: Tally;
}

/** A hook for routes that need no token, and so have nobody to count but an address. */
export function openLimit(app: FastifyInstance, { perMinute, refusals }: OpenLimitOptions) {
  const isTooMany = countedLimit(app, { perMinute });
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    if (isLocal(request) || !(await isTooMany(request, reply))) return undefined;
    refusals.add('too many');
    return sendProblem(reply, problem('too-many-requests'));
  };
}
