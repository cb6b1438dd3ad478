import type { FastifyRequest } from 'fastify';
import type { Clock } from '../../parts/clock.ts';
import type { Session } from '../../store/sessions.ts';
import type { Store } from '../../store/store.ts';
import { isValid } from '../../store/tokens.ts';
import { isStorageTrouble } from '../../store/trouble.ts';
import { cookieOf } from './cookie.ts';
import { isLocal } from './local.ts';
import { LOCAL, type Principal, ROLE_OF_SCOPE, scopeOf } from './principal.ts';

/** Nobody who may ask, and why, for a counter and for whoever asks. */
export interface Stranger {
  readonly reason: 'missing' | 'unknown' | 'expired' | 'revoked' | 'session ended';
  readonly detail: string;
}

export type Asker = Principal | Stranger;

export function isStranger(asker: Asker): asker is Stranger {
  return 'reason' in asker;
}

/** Tells who sends a request: by its token, else by its session, else because it comes from a program on this machine. */
export interface Askers {
  of(request: FastifyRequest): Asker;
  /** By the session alone; undefined where there is none that holds. */
  bySession(request: FastifyRequest): Principal | undefined;
}

export interface AskersOptions {
  readonly store: () => Store;
  readonly clock: Clock;
  /** programs on this machine need a token, too */
  readonly alwaysToken: () => boolean;
}

export function createAskers({ store, clock, alwaysToken }: AskersOptions): Askers {
  /** A full disk, or another process that writes, refuses nobody who only reads. */
  function touch(note: () => void): void {
    try {
      note();
    } catch (error) {
      if (!isStorageTrouble(error)) throw error;
    }
  }

  function byToken(secret: string): Asker {
    const token = store().tokens.find(secret);
    if (!token) return { reason: 'unknown', detail: 'nobody has this token' };
    const now = clock.now();
    if (!isValid(token, now)) {
      const reason = token.revokedAt === undefined ? 'expired' : 'revoked';
      return { reason, detail: `the token ${token.name} is ${reason}` };
    }
    touch(() => store().tokens.used(token, now));
    const { name, scope } = token;
    return { name, scope, role: ROLE_OF_SCOPE[scope], holds: () => isStillValid(secret) };
  }

  function isStillValid(secret: string): boolean {
    const token = store().tokens.find(secret);
    return token !== undefined && isValid(token, clock.now());
  }

  function bySession(request: FastifyRequest): Principal | undefined {
    const secret = cookieOf(request);
    const now = clock.now();
    const session = secret === undefined ? undefined : store().sessions.find(secret, now);
    if (!session) return undefined;
    touch(() => store().sessions.used(session, now));
    return principalOf(session);
  }

  function principalOf(session: Session): Principal {
    const { user: name, role, unit } = session;
    const holds = (): boolean => store().sessions.holds(session, clock.now());
    return { name, role, unit, scope: scopeOf(role), session, holds };
  }

  return {
    bySession,
    of(request) {
      const { authorization } = request.headers;
      if (authorization !== undefined) {
        // RFC 6750 section 2.1; never in the address, which is written into logs
        const [, secret] = /^Bearer +(\S+)$/i.exec(authorization) ?? [];
        return byToken(secret ?? '');
      }
      if (cookieOf(request) !== undefined) {
        return bySession(request) ?? { reason: 'session ended', detail: 'the session has ended: log in again' };
      }
      if (!alwaysToken() && isLocal(request)) return LOCAL;
      return { reason: 'missing', detail: 'no token was shown, and there is no session' };
    },
  };
}
