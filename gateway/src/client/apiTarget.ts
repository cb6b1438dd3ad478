import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type ConnectionOptions, checkServerIdentity } from 'node:tls';
import { gatewayError } from '../errors.ts';

/** Which gateway is asked, and by whom. */
export interface ApiTarget {
  /** `http://127.0.0.1:8080`, without a slash at its end */
  readonly url: string;
  /** never to be logged */
  readonly token?: string | undefined;
  /** PEM file of authorities to trust in place of the system's */
  readonly ca?: string | undefined;
  /** PEM file of the certificate that the gateway itself shows: trusted as it is, whatever name it bears */
  readonly cert?: string | undefined;
}

function readPem(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    const message = `${file} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`;
    throw gatewayError('file-unreadable', message, { cause });
  }
}

/** What a connection of TLS is held to. Read anew for each: certificates are renewed. Throws file-unreadable. */
export function trustOf({ ca, cert }: ApiTarget): ConnectionOptions {
  if (ca !== undefined) return { ca: readPem(ca), allowPartialTrustChain: true };
  if (cert === undefined) return {};
  const pem = readPem(cert);
  return {
    ca: pem,
    allowPartialTrustChain: true,
    // it is reached by its loopback address, which is in no certificate
    checkServerIdentity(host, shown) {
      return isSame(pem, shown.raw) ? undefined : checkServerIdentity(host, shown);
    },
  };
}

function isSame(pem: string, der: Buffer): boolean {
  return new X509Certificate(pem).raw.equals(der);
}
