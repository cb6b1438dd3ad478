import { connectAsync, type IPublishPacket } from 'mqtt';
import { onTestFinished } from 'vitest';

export interface Received {
  readonly topic: string;
  readonly payload: string;
  readonly retain: boolean;
  readonly packet: IPublishPacket;
}

/** What a subscriber sees from now on; it is gone with the test. */
export async function subscribe(port: number, topic = 'lidwatch/#', version: 4 | 5 = 4): Promise<Received[]> {
  const received: Received[] = [];
  const client = await connectAsync(`mqtt://127.0.0.1:${port}`, { protocolVersion: version, reconnectPeriod: 0 });
  onTestFinished(() => client.endAsync(true));
  client.on('error', () => undefined);
  client.on('message', (at, payload, packet) => {
    received.push({ topic: at, payload: payload.toString(), retain: packet.retain, packet });
  });
  await client.subscribeAsync(topic, { qos: 1 });
  return received;
}
