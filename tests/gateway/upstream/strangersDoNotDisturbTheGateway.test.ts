import { once } from 'node:events';
import { connect } from 'node:net';
import { connectAsync, type MqttClient } from 'mqtt';
import { expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../../../gateway/src/parts/clock.ts';
import { type Broker, createBroker } from '../../../gateway/src/upstream/broker.ts';

async function startBroker(): Promise<Broker> {
  const settings = { host: '127.0.0.1', port: 0, prefix: 'lidwatch', clock: systemClock };
  const broker = createBroker({ ...settings, random: () => 0, onState: () => undefined });
  onTestFinished(() => broker.stop());
  await broker.start();
  return broker;
}

async function connectGateway({ url, username, password }: Broker): Promise<MqttClient> {
  const client = await connectAsync(url() ?? '', {
    username,
    password,
    clientId: 'lidwatch-depot',
    reconnectPeriod: 0,
  });
  onTestFinished(() => client.endAsync(true));
  return client;
}

it('turns away a stranger who comes under the id of the gateway, and keeps the gateway', async () => {
  const broker = await startBroker();
  const gateway = await connectGateway(broker);
  const claim = connectAsync(broker.url() ?? '', { clientId: 'lidwatch-depot', reconnectPeriod: 0 });
  await expect(claim).rejects.toThrow(/Not authorized/i);
  await gateway.publishAsync('lidwatch/gateways/depot/status', 'online', { qos: 1 });
  expect(gateway.connected).toBe(true);
});

it('lets the gateway take its id back from a stranger who came first', async () => {
  const broker = await startBroker();
  const stranger = await connectAsync(broker.url() ?? '', { clientId: 'lidwatch-depot', reconnectPeriod: 0 });
  stranger.on('error', () => undefined);
  const turnedOut = new Promise<void>((done) => stranger.once('close', () => done()));
  const gateway = await connectGateway(broker);
  await turnedOut;
  await gateway.publishAsync('lidwatch/gateways/depot/status', 'online', { qos: 1 });
  expect(gateway.connected).toBe(true);
});

// MQTT 3.1.1 sections 3.1 and 3.8: CONNECT as `idle`, without keep-alive; SUBSCRIBE to #, QoS 1
const CONNECT = Buffer.from('1010 00044d515454 04 02 0000 0004 69646c65'.replaceAll(' ', ''), 'hex');
const SUBSCRIBE = Buffer.from('8206 0001 0001 23 01'.replaceAll(' ', ''), 'hex');

it('lets go of a subscriber that has stopped reading, and goes on with the others', async () => {
  const broker = await startBroker();
  const idle = connect(Number(new URL(broker.url() ?? '').port), '127.0.0.1');
  onTestFinished(() => void idle.destroy());
  idle.on('error', () => undefined);
  idle.write(CONNECT);
  await once(idle, 'data');
  idle.write(SUBSCRIBE);
  await once(idle, 'data');
  idle.pause();

  const gateway = await connectGateway(broker);
  // more than the system's buffers take, and then more messages than the broker has on their way at once
  const large = 'x'.repeat(500_000);
  for (let i = 0; i < 40; i += 1) await gateway.publishAsync('lidwatch/covers/C-1/events', large, { qos: 1 });
  for (let i = 0; i < 200; i += 1) await gateway.publishAsync('lidwatch/covers/C-1/events', 'x', { qos: 1 });
  expect(gateway.connected).toBe(true);
}, 15_000);
