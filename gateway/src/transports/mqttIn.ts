import { MAX_FRAME } from '@lidwatch/protocol';
import { type AirEncoding, fromAir, toAir } from './airEncoding.ts';
import { createTopicTemplate, nodeOf } from './mqtt/topicTemplate.ts';
import { createTopicTransport, type TopicTransportOptions } from './mqtt/topicTransport.ts';
import type { Transport } from './transport.ts';

export interface MqttInOptions extends TopicTransportOptions {
  /** topic of a node's frames, `{node}` for its id */
  readonly up: string;
  /** topic of what is sent to it */
  readonly down: string;
  /** gateways that name the same share what comes */
  readonly share?: string | undefined;
  /** the broker lets each node publish under its own id alone, so that the topic vouches for it */
  readonly trusted: boolean;
}

/** As long as any frame is, written in hex. */
const LONGEST = 2 * MAX_FRAME;

/** Frames from the topics of a broker, as bytes or as hex digits. */
export function createMqttInTransport(options: MqttInOptions): Transport {
  const { share, trusted } = options;
  const [up, down] = [createTopicTemplate(options.up), createTopicTemplate(options.down)];
  return createTopicTransport(options, {
    kind: 'mqtt',
    subscriptions: [{ topic: up.filter, qos: 1, share }],
    read(topic, payload) {
      const id = up.match(topic);
      const node = id === undefined ? undefined : nodeOf(id);
      if (id === undefined || node === undefined || payload.length === 0) return 'noise';
      if (payload.length > LONGEST) return 'oversize';
      const { bytes, encoding } = fromAir(payload);
      return { bytes, from: `${id}/${encoding}`, ...(trusted ? { sender: { node } } : {}) };
    },
    downlink(to, bytes) {
      const [, id, encoding] = /^(0x[0-9a-f]{1,8}|\d{1,10})\/(bin|hex)$/i.exec(to) ?? [];
      if (id === undefined) return undefined;
      return { topic: down.fill(id), payload: toAir(bytes, encoding as AirEncoding), qos: 1 };
    },
  });
}
