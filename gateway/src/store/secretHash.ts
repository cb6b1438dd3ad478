import { createHash } from 'node:crypto';

/**
 * By which a token, a session, a key or the way to follow a report is found. SHA-256 and no password hash: each is 128 random bits or
 * more, not a word that somebody thought of, so there is nothing to guess, and every request would pay for slowness (RFC 6819 section
 * 5.1.4.1.3 asks for high entropy instead). How long it takes to find one by its hash says nothing of it.
 */
export function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
