import { readSecret, type Secret } from '../../parts/secret.ts';

/** What a receiver knows us by. */
export interface Keys {
  readonly ok: true;
  readonly secret: string | undefined;
  readonly token: string | undefined;
}

/** Read before each round of requests, so that a secret which was renewed counts at once. */
export function readKeys(from: {
  readonly secret?: Secret | undefined;
  readonly token?: Secret | undefined;
}): Keys | { readonly ok: false; readonly reason: string } {
  const secret = from.secret && readSecret(from.secret, 'secret');
  if (secret?.ok === false) return { ok: false, reason: `${secret.reason}: ${secret.todo}` };
  const token = from.token && readSecret(from.token, 'token');
  if (token?.ok === false) return { ok: false, reason: `${token.reason}: ${token.todo}` };
  return { ok: true, secret: secret?.text, token: token?.text };
}
