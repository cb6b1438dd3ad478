import { createHash } from 'node:crypto';

/** Changes with what is wanted of `whose`, and with nothing else. */
export function revisionOf(whose: string, revision = 0): string {
  return createHash('sha256').update(`${whose} ${revision}`).digest('base64url').slice(0, 16);
}

/** Does If-Match hold just this revision? */
export function isRevision(ifMatch: string | undefined, revision: string): boolean {
  return ifMatch?.replaceAll('"', '') === revision;
}
