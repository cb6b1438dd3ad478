import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { temporaryFolder } from './temporaryFolder.ts';

/** Paths of a certificate and its key, in PEM; they go away with the test. */
export interface Pair {
  readonly cert: string;
  readonly key: string;
}

/** Whoever signs the certificates of others. */
export interface Authority {
  readonly ca: string;
  /** For a name, and for a server on 127.0.0.1. */
  issue(name: string): Pair;
}

const CURVE = ['ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1'];

function make(name: string, ...more: readonly string[]): Pair {
  return makeOf(CURVE, name, ...more);
}

function makeOf(kind: readonly string[], name: string, ...more: readonly string[]): Pair {
  const folder = temporaryFolder();
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const args = ['-x509', '-nodes', '-days', '2', '-newkey', ...kind];
  execFileSync('openssl', ['req', ...args, '-subj', `/CN=${name}`, '-keyout', key, '-out', cert, ...more], {
    stdio: 'ignore',
  });
  return { cert, key };
}

/** A certificate that nobody has signed but itself. */
export function selfSigned(name: string): Pair {
  return make(name, '-addext', `subjectAltName=DNS:${name}`);
}

/** One of a key that is too small for the OpenSSL of today, as devices of yesterday have them. */
export function tooWeak(name: string): Pair {
  return makeOf(['rsa:1024'], name);
}

export function createAuthority(): Authority {
  const own = make('Authority');
  const signed = ['-CA', own.cert, '-CAkey', own.key, '-addext', 'subjectAltName=IP:127.0.0.1'];
  return {
    ca: own.cert,
    issue: (name) => make(name, ...signed, '-addext', 'basicConstraints=critical,CA:FALSE'),
  };
}
