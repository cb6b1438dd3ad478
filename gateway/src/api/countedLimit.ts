import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const MINUTE_MS = 60_000;

interface CountedLimitOptions {
  readonly perMinute: () => number;
  /** by what requests are counted; absent: by the address they come from */
  readonly by?: (request: FastifyRequest) => string;
}

/** Counts a request. True where those are too many, and then the answer says when to come again. */
export function countedLimit(app: FastifyInstance, { perMinute, by }: CountedLimitOptions) {
  const keyed = by === undefined ? {} : { keyGenerator: by };
  const limit = app.createRateLimit({ max: () => perMinute(), timeWindow: MINUTE_MS, ...keyed });
  return async (request: FastifyRequest, reply: FastifyReply): Promise<boolean> => {
    const found = await limit(request);
    if (found.isAllowed || !found.isExceeded) return false;
    reply.header('retry-after', Math.ceil(found.ttl / 1000));
    return true;
  };
}
