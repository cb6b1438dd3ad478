import { resolve } from 'node:path';
import { stampOf } from '../parts/textFile.ts';
import { readTlsFiles, type TlsFiles } from '../parts/tlsFiles.ts';
import type { Clash } from './consistency.ts';
import type { Path, YamlFile } from './document.ts';
import { closed, text } from './fields.ts';
import type { Findings } from './findings.ts';
import { lack } from './lack.ts';
import { checkMode } from './sideFile.ts';

const path = text(/./, 'a path');

/** Whom a broker is held to, and what the gateway shows to it. */
export const brokerTls = closed({ ca: path.optional(), cert: path.optional(), key: path.optional() }).superRefine(
  ({ cert, key }, context) => {
    if ((cert === undefined) === (key === undefined)) return;
    const missing = cert === undefined ? 'cert' : 'key';
    context.addIssue({ code: 'custom', path: [missing], message: 'is missing: cert and key go together' });
  },
);

/** The files of a broker's TLS, with what changes when they do. */
export interface BrokerTls extends TlsFiles {
  readonly stamp: string;
}

export function toBrokerTls(files: TlsFiles): BrokerTls {
  return { ...files, stamp: [files.ca, files.cert, files.key].map((file) => stampOf(file ?? '')).join(', ') };
}

/** Makes absolute what the map at `at` names, and tells what of it cannot be used: the part that needs it is down meanwhile. */
export type FindTls = <F extends TlsFiles>(at: Path, named: F) => F;

export function tlsFinder(source: YamlFile, folder: string, findings: Findings): FindTls {
  return <F extends TlsFiles>(at: Path, named: F): F => {
    const given = Object.entries(named).filter((one): one is [string, string] => one[1] !== undefined);
    // the keys of the type, without those that are undefined anyhow
    const files = Object.fromEntries(given.map(([name, file]) => [name, resolve(folder, file)])) as F;
    const read = readTlsFiles(files);
    if (!read.ok) findings.add(lack(source, [...at, 'tls', read.at], read));
    else if (files.key !== undefined) checkMode(findings, [...at, 'tls', 'key'], files.key);
    return files;
  };
}

/** Files for a connection that does not use them: whoever wrote them believes it to be secret. */
export function tlsClashes(
  at: Path,
  { url, tls }: { readonly url?: string | undefined; readonly tls?: unknown },
): readonly Clash[] {
  if (tls === undefined) return [];
  const scheme = url === undefined ? undefined : new URL(url).protocol;
  if (scheme === 'mqtts:' || scheme === 'wss:') return [];
  const message = url === undefined ? 'is of no use without url' : `is of no use: ${scheme}// is not encrypted`;
  return [{ severity: 'error', path: [...at, 'tls'], message, hint: 'use mqtts:// (or wss://), or delete it' }];
}
