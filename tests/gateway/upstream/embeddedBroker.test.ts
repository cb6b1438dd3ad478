import { createServer } from 'node:net';
import { connectAsync } from 'mqtt';
import { expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../../../gateway/src/parts/clock.ts';
import { type Broker, createBroker } from '../../../gateway/src/upstream/broker.ts';
import { createManualClock } from '../../support/manualClock.ts';
import { freeTcpPort } from '../../support/ports.ts';
import { subscribe } from '../../support/subscriber.ts';
import { until } from '../../support/until.ts';

function make(port: number, clock = systemClock): Broker {
  const broker = createBroker({
    host: '127.0.0.1',
    port,
    prefix: 'lidwatch',
    clock,
    random: () => 0,
    onState: () => undefined,
  });
  onTestFinished(() => broker.stop());
  return broker;
}

const portOf = (broker: Broker) => Number(new URL(broker.url() ?? '').port);

it('lets everybody read below the prefix, and only the gateway write', async () => {
  const broker = make(0);
  await broker.start();
  const received = await subscribe(portOf(broker), '#');
  const stranger = await connectAsync(broker.url() ?? '', { reconnectPeriod: 0 });
  stranger.on('error', () => undefined);
  onTestFinished(() => stranger.endAsync(true));
  stranger.publish('lidwatch/covers/C-1/events', 'forged', { qos: 0 });
  const gateway = await connectAsync(broker.url() ?? '', {
    ...broker,
    username: broker.username,
    password: broker.password,
    reconnectPeriod: 0,
  });
  onTestFinished(() => gateway.endAsync(true));
  await gateway.publishAsync('lidwatch/covers/C-1/events', 'true', { qos: 1 });
  await until('the message', 5_000, () => received.length >= 1);
  expect(received.map(({ payload }) => payload)).toEqual(['true']);
});

it('turns away who claims to be the gateway without its password', async () => {
  const broker = make(0);
  await broker.start();
  const claim = connectAsync(broker.url() ?? '', { username: broker.username, password: 'guess', reconnectPeriod: 0 });
  await expect(claim).rejects.toThrow(/Bad username or password|Not authorized/i);
});

it('keeps no session for a client that has gone: memory is not the place for it', async () => {
  const broker = make(0);
  await broker.start();
  const options = { clientId: 'away', clean: false, reconnectPeriod: 0 };
  const first = await connectAsync(broker.url() ?? '', options);
  await first.subscribeAsync('#', { qos: 1 });
  await first.endAsync();
  const second = await connectAsync(broker.url() ?? '', options);
  onTestFinished(() => second.endAsync(true));
  const packets: string[] = [];
  second.on('message', (topic) => packets.push(topic));
  const other = await connectAsync(broker.url() ?? '', { reconnectPeriod: 0 });
  onTestFinished(() => other.endAsync(true));
  const echo = await subscribe(portOf(broker), 'elsewhere');
  await other.publishAsync('elsewhere', 'x', { qos: 1 });
  await until('the message is through', 5_000, () => echo.length === 1);
  expect(packets).toEqual([]);
});

it('shows a port that is taken as a state, and takes it once it is free', async () => {
  const port = await freeTcpPort();
  const other = createServer();
  await new Promise<void>((done) => other.listen(port, '127.0.0.1', done));
  const clock = createManualClock();
  const broker = make(port, clock);
  await broker.start();
  expect(broker.state()).toMatchObject({ status: 'down', reason: expect.stringContaining('EADDRINUSE') });
  expect(broker.url()).toBeUndefined();
  await new Promise((done) => other.close(done));
  clock.advance(60_000);
  await until('it listens', 5_000, () => broker.state().status === 'up');
  expect(portOf(broker)).toBe(port);
});
