import mqtt, { type MqttClient } from 'mqtt';
import { onTestFinished } from 'vitest';
import { type Mosquitto, startMosquitto } from './mosquitto.ts';

/** A broker with somebody at it who speaks and hears: nodes, or a network server. */
export interface LinkBroker {
  readonly broker: Mosquitto;
  readonly url: string;
  publish(topic: string, payload: string | Uint8Array): void;
  /** what was published on topics that the peer listens to, in order */
  readonly heard: { readonly topic: string; readonly payload: Buffer }[];
}

/** `listen`: topics that the peer hears. Ended with the test. */
export async function startLinkBroker(...listen: readonly string[]): Promise<LinkBroker> {
  const broker = await startMosquitto();
  const url = `mqtt://127.0.0.1:${broker.port}`;
  const heard: LinkBroker['heard'] = [];
  const client: MqttClient = await mqtt.connectAsync(url, { reconnectPeriod: 50 });
  client.on('message', (topic, payload) => heard.push({ topic, payload }));
  client.on('error', () => undefined);
  for (const topic of listen) await client.subscribeAsync(topic, { qos: 1 });
  onTestFinished(async () => {
    await client.endAsync(true);
    await broker.close();
  });
  return {
    broker,
    url,
    heard,
    publish: (topic, payload) => {
      client.publish(topic, typeof payload === 'string' ? payload : Buffer.from(payload), { qos: 1 });
    },
  };
}
