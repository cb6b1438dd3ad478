import { z } from 'zod';
import { type BrokerTls, type FindTls, toBrokerTls } from '../brokerTls.ts';
import type { Path } from '../document.ts';
import { type Secrets, type WithSecrets, withSecrets } from '../secrets.ts';
import { coap } from './coap.ts';
import { chirpstack, thingsStack } from './lorawan.ts';
import { mqtt } from './mqtt.ts';
import { rak3172 } from './rak3172.ts';
import { rylr998 } from './rylr998.ts';
import { udp } from './udp.ts';

// a new kind of link is a file beside this one, and stands in these two lists
const SCHEMAS = [udp, rylr998, rak3172, coap, mqtt, chirpstack, thingsStack] as const;
const KINDS = 'udp, rylr998, rak3172, coap, mqtt, chirpstack, things-stack';

/** One link, told apart by `kind`. */
export const link = z.discriminatedUnion('kind', SCHEMAS, {
  error: (issue) => {
    if (issue.code !== 'invalid_union') return undefined;
    const kind = (issue.input as { readonly kind?: unknown } | undefined)?.kind;
    return kind === undefined ? `is missing; one of: ${KINDS}` : `${JSON.stringify(kind)} is not one of: ${KINDS}`;
  },
});

type LinkFile = z.infer<typeof link>;
type Span = 'silence' | 'hold';
type InMs<F> = {
  readonly [K in keyof F as K extends Span ? `${K}Ms` : K]: K extends 'tls' ? BrokerTls | undefined : F[K];
};
type Each<F> = F extends unknown ? InMs<WithSecrets<F>> : never;

/** A link as its transport takes it: spans in ms, paths absolute, secrets in place of what names them. */
export type LinkConfig = Each<LinkFile>;

const SERIAL = ['rylr998', 'rak3172'] as const;
type SerialKind = (typeof SERIAL)[number];

/** Is it on a serial port? */
export function isSerial(link: LinkConfig): link is Extract<LinkConfig, { readonly kind: SerialKind }> {
  return SERIAL.some((kind) => kind === link.kind);
}

export function toLink(file: LinkFile, at: Path, secrets: Secrets, findTls: FindTls): LinkConfig {
  const { tls, ...rest } = { tls: undefined, ...withSecrets(file, at, secrets) };
  const entries = Object.entries(tls ? { ...rest, tls: toBrokerTls(findTls(at, tls)) } : rest);
  // the keys of the type: those of the file, spans under another name
  return Object.fromEntries(
    entries.map(([key, value]) => [key === 'silence' || key === 'hold' ? `${key}Ms` : key, value]),
  ) as LinkConfig;
}
