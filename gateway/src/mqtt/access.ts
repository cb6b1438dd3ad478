import { readSecret, type Secret } from '../parts/secret.ts';
import { readTlsFiles, type TlsFiles, type TlsTexts } from '../parts/tlsFiles.ts';

/** Where a broker is, and as whom it is spoken to. */
export interface BrokerAccess {
  readonly url: string;
  readonly username?: string | undefined;
  readonly password?: Secret | undefined;
  /** absent: the system's authorities, and no certificate of our own */
  readonly tls?: TlsFiles | undefined;
}

/** The same, with what the files and variables held. */
export interface BrokerKeys {
  readonly ok: true;
  readonly url: string;
  readonly username?: string | undefined;
  readonly password?: string | undefined;
  readonly tls?: TlsTexts | undefined;
}

export type ReadAccess = BrokerKeys | { readonly ok: false; readonly reason: string };

/** At each connect anew: a password or a certificate that was renewed counts from the next connection on. */
export function readAccess({ url, username, password, tls }: BrokerAccess): ReadAccess {
  const secret = password && readSecret(password, 'password');
  if (secret?.ok === false) return { ok: false, reason: `${secret.reason}: ${secret.todo}` };
  const files = tls && readTlsFiles(tls);
  if (files?.ok === false) return { ok: false, reason: `${files.reason}: ${files.todo}` };
  return { ok: true, url, username, password: secret?.text, tls: files?.texts };
}
