import { MAX_FRAME } from '@lidwatch/protocol';
import type { Qos } from '../../mqtt/connection.ts';
import { createSubscriber, type SubscriberOptions, type Subscription } from '../../mqtt/subscriber.ts';
import { createTally } from '../../parts/tally.ts';
import type { FrameHandler, Purpose, ReplyAddress, SendResult, Transport, TransportCount } from '../transport.ts';
import type { Discarded, Uplink } from './uplink.ts';

interface BrokerSettings {
  readonly name: string;
  /** of the server's MQTT broker */
  readonly url: string;
  readonly username?: string | undefined;
  readonly password?: string | undefined;
}

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

export interface NetworkServerOptions extends BrokerSettings, Pick<SubscriberOptions, 'clock' | 'random' | 'onState'> {
  readonly onFrame: FrameHandler;
}

/**
 * A LoRaWAN network server behind its MQTT broker. It has authenticated and counted the frames of its devices: a payload
 * travels bare, and its device vouches for the node. A downlink goes into the device's queue, and from there into the window
 * behind its next uplink, which is this one where the queue is reached in time.
 */
export function createNetworkServer(options: NetworkServerOptions, dialect: ServerDialect): Transport {
  const { name, clock, onFrame } = options;
  const counts = createTally<TransportCount>();
  const subscriber = createSubscriber({
    ...options,
    subscriptions: dialect.subscriptions,
    onMessage: hear,
    onLost: () => counts.add('reopened'),
  });

  function hear(topic: string, bytes: Uint8Array): void {
    const uplink = dialect.read(topic, bytes);
    if (!uplink.ok) {
      if (!uplink.foreseen) counts.add('noise');
      return;
    }
    if (uplink.bytes.length > MAX_FRAME) {
      counts.add('oversize');
      return;
    }
    const { devEui, device, rssi, snr } = uplink;
    counts.add('received');
    onFrame({
      bytes: uplink.bytes,
      link: name,
      from: device,
      sender: { devEui },
      receivedAt: clock.now(),
      ...(rssi === undefined ? {} : { rssi }),
      ...(snr === undefined ? {} : { snr }),
    });
  }

  async function send(to: ReplyAddress, bytes: Uint8Array, purpose: Purpose = 'ack'): Promise<SendResult> {
    if (subscriber.state().status === 'down') return 'down';
    const downlink = dialect.downlink(to, bytes, purpose);
    const isSent = downlink && (await subscriber.publish(downlink.topic, downlink.text, dialect.qos));
    counts.add(isSent ? 'sent' : 'refused');
    return isSent ? 'sent' : 'refused';
  }

  return {
    name,
    kind: dialect.kind,
    counts,
    start: subscriber.start,
    stop: subscriber.stop,
    send,
    state: subscriber.state,
    address: () => options.url,
  };
}
