import type { FastifyReply, FastifyRequest } from 'fastify';
import { problem, sendProblem } from './problem.ts';

const LOOPBACK = /^(?:127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;
const LOCAL_HOST = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])(?::\d+)?$/i;

/** Headers that a proxy adds: behind one, everybody comes from this machine. */
const PROXIED = ['forwarded', 'x-forwarded-for', 'via'] as const;

/**
 * There are no users yet, so whoever may change anything must be a program on this machine, wherever the API listens.
 * A web page that somebody reads on it is none: its requests carry an Origin, and one that has its own name resolve to
 * 127.0.0.1 (DNS rebinding) carries that name as the host.
 */
function refusal({ socket, headers }: FastifyRequest): string | undefined {
  if (!LOOPBACK.test(socket.remoteAddress ?? '')) return 'the request comes from another machine';
  if (!LOCAL_HOST.test(headers.host ?? '')) return 'the request names another host than this one';
  if (headers.origin !== undefined) return 'the request comes from a web page';
  if (PROXIED.some((name) => headers[name] !== undefined)) return 'the request comes through a proxy';
  return undefined;
}

/** Before anything of a request is read that would change something. */
export async function onlyFromHere(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> {
  const detail = refusal(request);
  return detail === undefined ? undefined : sendProblem(reply, problem('forbidden', { detail }));
}
