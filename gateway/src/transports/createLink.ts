import { createRylr998Transport, type Rylr998Options } from './rylr998.ts';
import type { Transport } from './transport.ts';
import { createUdpTransport, type UdpOptions } from './udp.ts';

/** What every link is handed, whatever its kind. */
export type LinkContext = Pick<UdpOptions, 'clock' | 'random' | 'onFrame' | 'onState'>;

/** One row of `links` in gateway.yaml. */
export type LinkSettings =
  | ({ readonly kind: 'udp' } & Omit<UdpOptions, keyof LinkContext>)
  | ({ readonly kind: 'rylr998' } & Omit<Rylr998Options, keyof LinkContext>);

/** The transport for a link. A new kind of link is a file beside this one, and a line here. */
export function createLink(settings: LinkSettings, context: LinkContext): Transport {
  switch (settings.kind) {
    case 'udp':
      return createUdpTransport({ ...settings, ...context });
    case 'rylr998':
      return createRylr998Transport({ ...settings, ...context });
  }
}
