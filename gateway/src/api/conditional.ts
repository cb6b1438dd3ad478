import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';

/** A strong validator of what is sent (RFC 9110 section 8.8.3): the same bytes, the same tag. */
export function entityTag(payload: string): string {
  return `"${createHash('sha256').update(payload).digest('base64url').slice(0, 27)}"`;
}

const TAG = /(W\/)?("[\x21\x23-\x7e\x80-\xff]*")/g;

/** Does a list of tags, as If-Match and If-None-Match carry it, name `tag`? `*` names whatever is there. */
function names(header: string, tag: string, weakly: boolean): boolean {
  if (header.trim() === '*') return true;
  return [...header.matchAll(TAG)].some(([, weak, opaque]) => opaque === tag && (weakly || weak === undefined));
}

/** RFC 9110 section 13.1.1: strong comparison. Without the header, whatever is there may be overwritten. */
export function mayOverwrite(ifMatch: string | undefined, tag: string): boolean {
  return ifMatch === undefined || names(ifMatch, tag, false);
}

/** What a GET answers bears an ETag, and is not sent again to whoever has it (RFC 9110 section 13.1.2: weak comparison). */
export function addConditional(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply, payload) => {
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    if (!isRead || reply.statusCode !== 200 || typeof payload !== 'string') return payload;
    const tag = entityTag(payload);
    reply.header('etag', tag);
    // it may be kept, but is to be asked for each time, and by nobody in between; unless its route says otherwise
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'private, no-cache');
    const seen = request.headers['if-none-match'];
    if (seen === undefined || !names(seen, tag, true)) return payload;
    reply.code(304).removeHeader('content-length');
    return '';
  });
}
