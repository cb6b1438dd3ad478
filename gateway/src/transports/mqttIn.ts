import { MAX_FRAME } from '@lidwatch/protocol';
import { createSubscriber, type SubscriberOptions } from '../mqtt/subscriber.ts';
import { createTally } from '../parts/tally.ts';
import { type AirEncoding, fromAir, toAir } from './airEncoding.ts';
import { createTopicTemplate, nodeOf } from './mqtt/topicTemplate.ts';
import type { FrameHandler, ReplyAddress, SendResult, Transport, TransportCount } from './transport.ts';

export interface MqttInOptions
  extends Pick<SubscriberOptions, 'url' | 'username' | 'password' | 'clock' | 'random' | 'onState'> {
  readonly name: string;
  /** topic of a node's frames, `{node}` for its id */
  readonly up: string;
  /** topic of what is sent to it */
  readonly down: string;
  /** gateways that name the same share what comes */
  readonly share?: string | undefined;
  /** the broker lets each node publish under its own id alone, so that the topic vouches for it */
  readonly trusted: boolean;
  readonly onFrame: FrameHandler;
}

/** As long as any frame is, written in hex. */
const LONGEST = 2 * MAX_FRAME;

/**
 * Frames from the topics of a broker, as bytes or as hex digits. A message counts as received when the broker has our
 * PUBACK, not when it is stored: what must not be lost is repeated by its node until the gateway's own
 * acknowledgement comes.
 */
export function createMqttInTransport(options: MqttInOptions): Transport {
  const { name, clock, share, trusted, onFrame } = options;
  const counts = createTally<TransportCount>();
  const [up, down] = [createTopicTemplate(options.up), createTopicTemplate(options.down)];
  const subscriber = createSubscriber({
    ...options,
    subscriptions: [{ topic: up.filter, qos: 1, share }],
    onMessage: hear,
    onLost: () => counts.add('reopened'),
  });

  function hear(topic: string, payload: Uint8Array): void {
    const id = up.match(topic);
    const node = id === undefined ? undefined : nodeOf(id);
    if (id === undefined || node === undefined || payload.length === 0) {
      counts.add('noise');
      return;
    }
    if (payload.length > LONGEST) {
      counts.add('oversize');
      return;
    }
    const { bytes, encoding } = fromAir(payload);
    counts.add('received');
    const sender = trusted ? { sender: { node } } : {};
    onFrame({ bytes, link: name, from: `${id}/${encoding}`, receivedAt: clock.now(), ...sender });
  }

  async function send(to: ReplyAddress, bytes: Uint8Array): Promise<SendResult> {
    if (subscriber.state().status === 'down') return 'down';
    const [, id, encoding] = /^(0x[0-9a-f]{1,8}|\d{1,10})\/(bin|hex)$/i.exec(to) ?? [];
    const isSent =
      id !== undefined && (await subscriber.publish(down.fill(id), toAir(bytes, encoding as AirEncoding), 1));
    counts.add(isSent ? 'sent' : 'refused');
    return isSent ? 'sent' : 'refused';
  }

  return {
    name,
    kind: 'mqtt',
    counts,
    start: subscriber.start,
    stop: subscriber.stop,
    send,
    state: subscriber.state,
    address: () => options.url,
  };
}
