import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { problem, sendProblem } from './problem.ts';

/** Each may bring some MB, which lie in memory until it is all here. */
const UPLOADS = 16;
const RETRY_S = 5;

type Refuse = (request: FastifyRequest, reply: FastifyReply) => FastifyReply;

/** Lets only so many bodies into a scope at once; whoever comes too many is asked to come again. */
export function admitFew(
  scope: FastifyInstance,
  refuse: Refuse = (_request, reply) => sendProblem(reply, problem('too-many-requests')),
): void {
  let inside = 0;
  scope.addHook('onRequest', async (request, reply) => {
    if (request.method !== 'POST') return undefined;
    if (inside >= UPLOADS) return refuse(request, reply);
    inside += 1;
    reply.raw.once('close', () => {
      inside -= 1;
    });
    return undefined;
  });
  scope.addHook('onSend', async (_request, reply) => {
    if (reply.statusCode === 429 && !reply.hasHeader('retry-after')) reply.header('retry-after', RETRY_S);
  });
}
