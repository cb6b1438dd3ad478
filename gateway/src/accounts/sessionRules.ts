import type { Role } from './roles.ts';

const HOUR_MS = 3_600_000;

/**
 * How long a session lasts at most, whatever happens with it (NIST SP 800-63B-4 section 2.1.3 allows 30 days for one factor).
 * A stolen cookie is good for no longer.
 */
export const SESSION_MS = 14 * 24 * HOUR_MS;

/** Somebody who can order something and goes away from a desk is asked again the next morning. */
const IDLE_MS = 12 * HOUR_MS;
/** A crew's phone stays in over a weekend, and a display on a wall over a quiet night: the one is carried, the other only looks. */
const STAYS: readonly Role[] = ['viewer', 'crew'];

/** Times are ms since the epoch. */
export interface SessionTimes {
  readonly role: Role;
  readonly usedAt: number;
  readonly expiresAt: number;
}

/** Does a session still hold? One from beyond its longest life was made under a clock that was wrong. */
export function sessionHolds({ role, usedAt, expiresAt }: SessionTimes, now: number): boolean {
  if (now >= expiresAt || expiresAt - now > SESSION_MS) return false;
  return STAYS.includes(role) || now - usedAt < IDLE_MS;
}
