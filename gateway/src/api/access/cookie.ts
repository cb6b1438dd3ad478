import type { FastifyRequest } from 'fastify';
import { SESSION_MS } from '../../accounts/sessionRules.ts';

const NAME = 'lidwatch_session';
/** RFC 6265 section 4.1.1; what else a browser may send is none of ours */
const VALUE = /^[A-Za-z0-9_-]{1,128}$/;

/**
 * What the cookie of a session holds. A host with a sister domain that has set one of the same name sends both: which is
 * ours cannot be told, so it is neither (`ambiguous`).
 */
export function cookieOf({ headers }: FastifyRequest): string | 'ambiguous' | undefined {
  const pairs = (headers.cookie ?? '').split(';').map((pair) => pair.trim());
  const values = pairs.filter((pair) => pair.startsWith(`${NAME}=`)).map((pair) => pair.slice(NAME.length + 1));
  if (values.length > 1) return 'ambiguous';
  const [value] = values;
  return value !== undefined && VALUE.test(value) ? value : undefined;
}

/** TLS as far as this gateway, or as far as a proxy before it. Whoever lies here denies the cookie only to themselves. */
function isSecure({ protocol, headers }: FastifyRequest): boolean {
  return protocol === 'https' || headers['x-forwarded-proto'] === 'https';
}

function format(request: FastifyRequest, value: string, seconds: number): string {
  const secure = isSecure(request) ? '; Secure' : '';
  return `${NAME}=${value}; Max-Age=${seconds}; Path=/; HttpOnly; SameSite=Strict${secure}`;
}

/** A Set-Cookie for a session that begins. It outlives the browser: a phone is turned off between two jobs. */
export function setCookie(request: FastifyRequest, secret: string): string {
  return format(request, secret, SESSION_MS / 1000);
}

export function clearCookie(request: FastifyRequest): string {
  return format(request, '', 0);
}
