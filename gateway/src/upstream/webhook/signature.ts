import { createHash, createHmac } from 'node:crypto';

/** What a receiver verifies (Standard Webhooks 1.0.0, "Signature scheme"; libraries for it exist in most languages). */
export interface Signed {
  readonly 'webhook-id': string;
  /** seconds since 1970 */
  readonly 'webhook-timestamp': string;
  readonly 'webhook-signature'?: string;
}

const PREFIX = 'whsec_';

/** `whsec_` and base64, as receivers' libraries make them; any other text is taken as its bytes. */
function keyOf(secret: string): Buffer {
  return secret.startsWith(PREFIX) ? Buffer.from(secret.slice(PREFIX.length), 'base64') : Buffer.from(secret, 'utf8');
}

/**
 * The headers of a delivery. Its id is the same whenever the same events are delivered again. Several secrets, one a line, give
 * as many signatures: so a secret can be renewed while both sides go on.
 */
export function sign(ids: readonly string[], body: string, secrets: string | undefined, now: number): Signed {
  const [only] = ids;
  const id = ids.length === 1 && only !== undefined ? only : createHash('sha256').update(ids.join()).digest('hex');
  const timestamp = String(Math.floor(now / 1000));
  const head = { 'webhook-id': id, 'webhook-timestamp': timestamp };
  const lines = secrets?.split(/\r?\n/).filter((line) => line !== '') ?? [];
  if (lines.length === 0) return head;
  const signatures = lines.map((secret) => {
    const mac = createHmac('sha256', keyOf(secret)).update(`${id}.${timestamp}.${body}`).digest('base64');
    return `v1,${mac}`;
  });
  return { ...head, 'webhook-signature': signatures.join(' ') };
}
