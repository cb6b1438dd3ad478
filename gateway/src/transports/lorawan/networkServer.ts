import { MAX_FRAME } from '@lidwatch/protocol';
import type { Qos } from '../../mqtt/connection.ts';
import type { Subscription } from '../../mqtt/subscriber.ts';
import { createTopicTransport, type TopicTransportOptions } from '../mqtt/topicTransport.ts';
import type { Purpose, Transport } from '../transport.ts';
import type { Discarded, Uplink } from './uplink.ts';

/** What is peculiar to a network server. */
export interface ServerDialect {
  readonly kind: string;
  readonly subscriptions: readonly Subscription[];
  /** of downlinks; some servers know only 0 */
  readonly qos: Qos;
  read(topic: string, bytes: Uint8Array): Uplink | Discarded;
  /** undefined where `device` is no name of one */
  downlink(device: string, bytes: Uint8Array, purpose: Purpose): { topic: string; text: string } | undefined;
}

/** `url`: of the server's MQTT broker. */
export type NetworkServerOptions = TopicTransportOptions;

/**
 * A LoRaWAN network server behind its MQTT broker. It has authenticated and counted the frames of its devices: a payload
 * travels bare, and its device vouches for the node. A downlink goes into the device's queue, and from there into the window
 * behind its next uplink, which is this one where the queue is reached in time.
 */
export function createNetworkServer(options: NetworkServerOptions, dialect: ServerDialect): Transport {
  const { kind, subscriptions, qos } = dialect;
  return createTopicTransport(options, {
    kind,
    subscriptions,
    read(topic, payload) {
      const uplink = dialect.read(topic, payload);
      if (!uplink.ok) return uplink.foreseen ? 'foreseen' : 'noise';
      const { bytes, devEui, device, rssi, snr } = uplink;
      if (bytes.length > MAX_FRAME) return 'oversize';
      const quality = { ...(rssi === undefined ? {} : { rssi }), ...(snr === undefined ? {} : { snr }) };
      return { bytes, from: device, sender: { devEui }, ...quality };
    },
    downlink(to, bytes, purpose) {
      const made = dialect.downlink(to, bytes, purpose);
      return made && { topic: made.topic, payload: made.text, qos };
    },
  });
}
