import type { BrokerAccess } from '../../mqtt/access.ts';
import type { Message, Qos } from '../../mqtt/connection.ts';
import { createSubscriber, type SubscriberOptions, type Subscription } from '../../mqtt/subscriber.ts';
import { createTally } from '../../parts/tally.ts';
import type {
  FrameHandler,
  Purpose,
  RawFrame,
  ReplyAddress,
  SendResult,
  Transport,
  TransportCount,
} from '../transport.ts';

export interface TopicTransportOptions
  extends Pick<SubscriberOptions, keyof BrokerAccess | 'clock' | 'random' | 'onState'> {
  readonly name: string;
  /** its name: that of a link is another one at each gateway only with it */
  readonly gateway: string;
  readonly onFrame: FrameHandler;
}

/** What a message says of a frame. */
type HeardFrame = Omit<RawFrame, 'link' | 'receivedAt'>;

/** Where frames stand in the topics of a broker, and in what form. */
export interface TopicDialect {
  readonly kind: string;
  readonly subscriptions: readonly Subscription[];
  /** foreseen: nothing for us, and no mistake */
  read(topic: string, payload: Uint8Array): HeardFrame | 'noise' | 'oversize' | 'foreseen';
  /** undefined where `to` is no address of this dialect */
  downlink(to: ReplyAddress, bytes: Uint8Array, purpose: Purpose): Downlink | undefined;
}

interface Downlink {
  readonly topic: string;
  readonly payload: string | Uint8Array;
  readonly qos: Qos;
}

/**
 * Frames from the topics of a broker. At QoS 1 the broker has each until what it says is on the disk, and brings it again
 * where that does not come about.
 */
export function createTopicTransport(options: TopicTransportOptions, dialect: TopicDialect): Transport {
  const { name, gateway, clock, onFrame } = options;
  const counts = createTally<TransportCount>();
  const subscriber = createSubscriber({
    ...options,
    clientId: `lidwatch-${gateway}-${name}`,
    subscriptions: dialect.subscriptions,
    onMessage: hear,
    onLost: () => counts.add('reopened'),
  });

  function hear({ topic, payload, isDelayed, accept, refuse }: Message): void {
    const heard = dialect.read(topic, payload);
    if (typeof heard === 'string') {
      if (heard !== 'foreseen') counts.add(heard);
      accept();
      return;
    }
    counts.add('received');
    const frame = { ...heard, link: name, receivedAt: clock.now(), ...(isDelayed ? { isDelayed } : {}) };
    onFrame(frame, (fate) => (fate === 'settled' ? accept() : refuse('more came than could be taken')));
  }

  async function send(to: ReplyAddress, bytes: Uint8Array, purpose: Purpose = 'ack'): Promise<SendResult> {
    if (subscriber.state().status === 'down') return 'down';
    const downlink = dialect.downlink(to, bytes, purpose);
    const isSent = downlink && (await subscriber.publish(downlink.topic, downlink.payload, downlink.qos));
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
