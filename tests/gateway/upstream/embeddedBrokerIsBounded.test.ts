import { connect as connectTcp, type Socket } from 'node:net';
import { connectAsync, type IClientOptions, type MqttClient } from 'mqtt';
import { expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../../../gateway/src/parts/clock.ts';
import { type Broker, createBroker } from '../../../gateway/src/upstream/broker.ts';
import { subscribe } from '../../support/subscriber.ts';
import { until } from '../../support/until.ts';

async function start(): Promise<Broker> {
  const broker = createBroker({
    ...{ host: '127.0.0.1', port: 0, prefix: 'lidwatch', clock: systemClock },
    ...{ random: () => 0, onState: () => undefined },
  });
  onTestFinished(() => broker.stop());
  await broker.start();
  return broker;
}

async function come(broker: Broker, options: IClientOptions = {}): Promise<MqttClient> {
  const client = await connectAsync(broker.url() ?? '', { ...options, reconnectPeriod: 0 });
  client.on('error', () => undefined);
  onTestFinished(() => client.endAsync(true));
  return client;
}

const own = ({ username, password }: Broker): IClientOptions => ({ username, password });
const portOf = (broker: Broker) => Number(new URL(broker.url() ?? '').port);

it('what others want retained, wills too, is passed on and not kept; what the gateway publishes is kept', async () => {
  const broker = await start();
  const there = await subscribe(portOf(broker), '#');
  const guest = await come(broker, { will: { topic: 'site/will', payload: Buffer.from('w'), retain: true, qos: 1 } });
  await guest.publishAsync('site/a', 'a', { retain: true, qos: 1 });
  guest.stream.destroy();
  await (await come(broker, own(broker))).publishAsync('lidwatch/x', 'kept', { retain: true, qos: 1 });
  await until('all were passed on', 5_000, () => there.length === 3);
  const later = await subscribe(portOf(broker), '#');
  await until('what is kept', 5_000, () => later.length > 0);
  expect(later.map(({ payload }) => payload)).toEqual(['kept']);
  expect(broker.counts.get('unretained')).toBe(2);
});

it('a packet that is too large ends its connection, and no other', async () => {
  const broker = await start();
  const there = await subscribe(portOf(broker), '#');
  const guest = await come(broker);
  const closed = new Promise<void>((over) => guest.once('close', () => over()));
  guest.publish('site/a', Buffer.alloc(70_000));
  await closed;
  await (await come(broker)).publishAsync('site/a', Buffer.alloc(60_000, 'x'), { qos: 1 });
  await until('the smaller one', 5_000, () => there.length === 1);
  expect(there[0]?.payload).toHaveLength(60_000);
  expect(broker.counts.get('oversize')).toBe(1);
});

it('others have so many connections, and the gateway comes nevertheless', async () => {
  const broker = await start();
  const guests = await Promise.all(Array.from({ length: 100 }, () => come(broker)));
  await expect(come(broker)).rejects.toThrow(/Server unavailable/i);
  const silent: Socket[] = Array.from({ length: 60 }, () => connectTcp(portOf(broker), '127.0.0.1'));
  for (const socket of silent) {
    socket.on('error', () => undefined);
    onTestFinished(() => void socket.destroy());
  }
  await until('the longest silent have gone', 5_000, () => silent.filter(({ closed }) => closed).length === 30);
  expect((await come(broker, own(broker))).connected).toBe(true);
  expect(broker.counts.get('full')).toBe(32);
  await guests[0]?.endAsync();
  await until('there is room again', 5_000, () => come(broker).then(Boolean, () => false));
});

it('each may hear so many topics, and others in place of those that it gives up', async () => {
  const broker = await start();
  const guest = await come(broker);
  const topics = Array.from({ length: 100 }, (_, i) => `site/${i}`);
  await guest.subscribeAsync(topics);
  await expect(guest.subscribeAsync('site/more')).rejects.toThrow('error');
  await guest.unsubscribeAsync('site/7');
  expect(await guest.subscribeAsync('site/more')).toHaveLength(1);
  expect(broker.counts.get('unsubscribed')).toBe(1);
});
