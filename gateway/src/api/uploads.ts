import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { addressOf } from './access/addressOf.ts';
import { problem, sendProblem } from './problem.ts';

/** Each may bring some MB, which lie in memory until it is all here: so many from everybody, and from one address. */
const UPLOADS = { all: 16, address: 4 };
/** ms for the whole of it: 10 MB over the worst network that carries photos. Of real time, as the server's own time-outs are */
const SLOWEST_MS = 60_000;
const RETRY_S = 5;

type Refuse = (request: FastifyRequest, reply: FastifyReply) => FastifyReply;

/** Lets only so many bodies into a scope at once, none for ever; whoever comes too many is asked to come again. */
export function admitFew(
  scope: FastifyInstance,
  refuse: Refuse = (_request, reply) => sendProblem(reply, problem('too-many-requests')),
): void {
  const inside = new Map<string, number>();
  let all = 0;
  scope.addHook('onRequest', async (request, reply) => {
    if (request.method !== 'POST') return undefined;
    const from = addressOf(request);
    const mine = inside.get(from) ?? 0;
    if (all >= UPLOADS.all || mine >= UPLOADS.address) return refuse(request, reply);
    all += 1;
    inside.set(from, mine + 1);
    const { socket } = request.raw;
    const deadline = setTimeout(() => {
      if (!request.raw.complete) socket.destroy();
    }, SLOWEST_MS);
    reply.raw.once('close', () => {
      clearTimeout(deadline);
      all -= 1;
      const left = (inside.get(from) ?? 1) - 1;
      if (left > 0) inside.set(from, left);
      else inside.delete(from);
    });
    return undefined;
  });
  scope.addHook('onSend', async (_request, reply) => {
    if (reply.statusCode === 429 && !reply.hasHeader('retry-after')) reply.header('retry-after', RETRY_S);
  });
}
