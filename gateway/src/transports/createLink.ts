import { type ChirpstackOptions, createChirpstackTransport } from './chirpstack.ts';
import { type CoapOptions, createCoapTransport } from './coap.ts';
import { createLinkMeter, type LinkFigures } from './linkFigures.ts';
import type { TopicTransportOptions } from './mqtt/topicTransport.ts';
import { createMqttInTransport, type MqttInOptions } from './mqttIn.ts';
import { createRak3172Transport, type Rak3172Options } from './rak3172.ts';
import { createRylr998Transport, type Rylr998Options } from './rylr998.ts';
import { createThingsStackTransport, type ThingsStackOptions } from './thingsStack.ts';
import type { Transport } from './transport.ts';
import { createUdpTransport, type UdpOptions } from './udp.ts';

/** What every link is handed, whatever its kind. */
export type LinkContext = Pick<UdpOptions, 'clock' | 'random' | 'onFrame' | 'onState'> &
  Pick<TopicTransportOptions, 'gateway'>;

/** One row of `links` in gateway.yaml. */
export type LinkSettings =
  | ({ readonly kind: 'udp' } & Omit<UdpOptions, keyof LinkContext>)
  | ({ readonly kind: 'rylr998' } & Omit<Rylr998Options, keyof LinkContext>)
  | ({ readonly kind: 'rak3172' } & Omit<Rak3172Options, keyof LinkContext>)
  | ({ readonly kind: 'coap' } & Omit<CoapOptions, keyof LinkContext>)
  | ({ readonly kind: 'mqtt' } & Omit<MqttInOptions, keyof LinkContext>)
  | ({ readonly kind: 'chirpstack' } & Omit<ChirpstackOptions, keyof LinkContext>)
  | ({ readonly kind: 'things-stack' } & Omit<ThingsStackOptions, keyof LinkContext>);

/** A transport, and the figures of what passes it. */
export type Link = Transport & { readonly figures: LinkFigures };

/** The link of a row. A new kind of link is a file beside this one, and a line in `createTransport`. */
export function createLink(settings: LinkSettings, context: LinkContext): Link {
  const { figures, heard, sending } = createLinkMeter();
  const transport = createTransport(settings, {
    ...context,
    onFrame(frame, told) {
      heard(frame);
      context.onFrame(frame, told);
    },
  });
  return { ...transport, send: sending(transport.send), figures };
}

function createTransport(settings: LinkSettings, context: LinkContext): Transport {
  switch (settings.kind) {
    case 'udp':
      return createUdpTransport({ ...settings, ...context });
    case 'rylr998':
      return createRylr998Transport({ ...settings, ...context });
    case 'rak3172':
      return createRak3172Transport({ ...settings, ...context });
    case 'coap':
      return createCoapTransport({ ...settings, ...context });
    case 'mqtt':
      return createMqttInTransport({ ...settings, ...context });
    case 'chirpstack':
      return createChirpstackTransport({ ...settings, ...context });
    case 'things-stack':
      return createThingsStackTransport({ ...settings, ...context });
  }
}
