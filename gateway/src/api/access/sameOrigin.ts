import type { FastifyRequest } from 'fastify';

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** May the request change something, by its method (RFC 9110 section 9.2.1)? */
export function mayChange({ method }: FastifyRequest): boolean {
  return !READS.has(method);
}

/** `https://gateway.example:8443` is of the host `gateway.example:8443`. A proxy in front may speak TLS where this does not. */
function hostOf(origin: string): string | undefined {
  return /^https?:\/\/([^/@\s]+)$/i.exec(origin)?.[1]?.toLowerCase();
}

/**
 * Was it sent by a page of this gateway, or by no page at all? Where the browser says from where (Origin, Sec-Fetch-Site), it
 * must be from here: pages of sister domains (`same-site`) are other people's.
 */
export function isSameOrigin({ headers }: FastifyRequest): boolean {
  const { origin, host, 'sec-fetch-site': site } = headers;
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  return origin === undefined || (host !== undefined && hostOf(origin) === host.toLowerCase());
}
