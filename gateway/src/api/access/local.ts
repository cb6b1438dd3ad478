import type { FastifyRequest } from 'fastify';
import { isLoopback } from '../../parts/network.ts';

const LOCAL_HOST = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])(?::\d+)?$/i;

/** Headers that a proxy adds: behind one, everybody comes from this machine. One that adds none cannot be told. */
const PROXIED = [
  ...['forwarded', 'via', 'x-real-ip', 'x-client-ip'],
  ...['x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-forwarded-server', 'x-forwarded-port'],
] as const;

/**
 * Does the request come from this machine, and to it by one of its own names? A page that has its own name resolve to
 * 127.0.0.1 (DNS rebinding) carries that name as the host. No client of today speaks HTTP/1.0; nginx does, to what is behind it.
 */
export function isFromThisMachine({ socket, headers, raw }: FastifyRequest): boolean {
  return (
    isLoopback(socket.remoteAddress ?? '') &&
    LOCAL_HOST.test(headers.host ?? '') &&
    raw.httpVersion !== '1.0' &&
    PROXIED.every((name) => headers[name] === undefined)
  );
}

/**
 * Does it come from a program on this machine? Whoever can start one can read the database, too. A web page that somebody reads
 * on it is none: its requests carry an Origin, or where they are none that could change anything, Sec-Fetch-Site (Fetch
 * Metadata section 2.4; no page can leave it out, and browsers send it to addresses of their own machine without TLS, too).
 */
export function isLocal(request: FastifyRequest): boolean {
  const { origin, 'sec-fetch-site': site } = request.headers;
  return origin === undefined && site === undefined && isFromThisMachine(request);
}
