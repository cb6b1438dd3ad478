import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import { readTextFile, shown } from '../parts/textFile.ts';
import { check } from './check.ts';
import type { Endpoint } from './config.ts';
import { readYaml } from './document.ts';
import type { ConfigProblems } from './loadConfig.ts';
import { gatewaySchema } from './schema.ts';

/** Where the API of a gateway is reached from its own machine. */
export interface ApiAddress {
  /** `http://127.0.0.1:8080` */
  readonly url: string;
  /** with TLS: the file of the certificate that it shows */
  readonly cert: string | undefined;
}

/** An address to which nobody can connect, but at which one listens, is reached at the loopback. */
const ANY: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '::1' };

export function apiAddress(api: Endpoint & { readonly tls?: { readonly cert: string } | undefined }): ApiAddress {
  const host = ANY[api.host] ?? api.host;
  const name = host.includes(':') ? `[${host}]` : host;
  return { url: `${api.tls ? 'https' : 'http'}://${name}:${api.port}`, cert: api.tls?.cert };
}

export type FoundAddress = { readonly ok: true; readonly address: ApiAddress } | ConfigProblems;

/** Whatever else stands in the file is for others to check. */
const apiAlone = z.looseObject({ api: gatewaySchema.shape.api });

const HINT = 'name the configuration with --config FILE, or the gateway with --url URL';

/** The address that a gateway.yaml names, whatever else may be wrong with the file or with what it names. */
export function readApiAddress(path: string): FoundAddress {
  const file = shown(resolve(path));
  const found = readTextFile(path);
  if (!found.ok) {
    const problem = {
      severity: 'error',
      file,
      line: 0,
      column: 0,
      path: '',
      message: found.message,
      hint: HINT,
    } as const;
    return { ok: false, problems: [problem] };
  }
  const source = readYaml(file, found.text);
  const checked = check(source, apiAlone);
  if (!checked.ok) return checked;
  const { tls, ...endpoint } = checked.value.api;
  if (endpoint.port === 0) {
    const place = source.placeOfValue(['api', 'port']);
    const message = 'port 0 is any free one: which it has become does not stand here';
    const hint = 'name the gateway with --url URL; it tells its address when it starts';
    return { ok: false, problems: [{ severity: 'error', file, ...place, path: 'api > port', message, hint }] };
  }
  return {
    ok: true,
    address: apiAddress({ ...endpoint, tls: tls && { cert: resolve(dirname(path), tls.cert) } }),
  };
}
