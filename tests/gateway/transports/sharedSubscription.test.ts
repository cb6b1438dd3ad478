import { createServer } from 'node:net';
import { Aedes } from 'aedes';
import { describe, expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../../../gateway/src/parts/clock.ts';
import { createMqttInTransport, type MqttInOptions } from '../../../gateway/src/transports/mqttIn.ts';
import type { RawFrame } from '../../../gateway/src/transports/transport.ts';
import { startLinkBroker } from '../../support/linkBroker.ts';
import { has } from '../../support/programs.ts';
import { until } from '../../support/until.ts';

let started = 0;

/** Of a gateway of its own. */
function createIn(url: string, more: Partial<MqttInOptions> = {}) {
  const frames: RawFrame[] = [];
  started += 1;
  const transport = createMqttInTransport({
    ...{ name: 'topics', url, up: 'n/{node}/up', down: 'n/{node}/down', trusted: false },
    ...{ clock: systemClock, random: () => 0, onState: () => undefined },
    gateway: `test-${started}`,
    onFrame(frame, told) {
      frames.push(frame);
      told?.('settled');
    },
    ...more,
  });
  onTestFinished(() => transport.stop());
  return { transport, frames };
}

describe.skipIf(!has('mosquitto'))('a broker of MQTT 5', () => {
  it('gives each frame to one of the gateways that share', async () => {
    const at = await startLinkBroker();
    const [first, second] = [createIn(at.url, { share: 'depot' }), createIn(at.url, { share: 'depot' })];
    await Promise.all([first.transport.start(), second.transport.start()]);
    for (let i = 0; i < 40; i += 1) at.publish(`n/${i}/up`, Uint8Array.of(0x10, i));
    await until('all came', 5_000, () => first.frames.length + second.frames.length >= 40);
    const all = [...first.frames, ...second.frames].map(({ bytes }) => bytes[1]);
    expect(new Set(all).size).toBe(40);
    expect(all).toHaveLength(40);
    expect(first.transport.state().status).toBe('up');
  });

  it('is heard again after it has forgotten everything', async () => {
    const at = await startLinkBroker();
    const { transport, frames } = createIn(at.url);
    await transport.start();
    await at.broker.stop();
    await until('it is missed', 5_000, () => transport.state().status === 'down');
    expect(transport.state()).toMatchObject({ reason: expect.any(String), nextAttempt: expect.any(Number) });
    await at.broker.start();
    await until('it is there again', 10_000, () => transport.state().status === 'up');
    await until('a frame', 10_000, () => {
      at.publish('n/7/up', Uint8Array.of(0x10));
      return frames.length > 0;
    });
    expect(transport.counts.get('reopened')).toBe(1);
  });

  it('has topics that are none of ours, and nodes that are none: they are counted, and no frames', async () => {
    const at = await startLinkBroker();
    const { transport, frames } = createIn(at.url, { trusted: true });
    await transport.start();
    for (const id of ['x', '-1', '4294967296', '0x1ffffffff', '1.5', ' '])
      at.publish(`n/${id}/up`, Uint8Array.of(0xa0));
    at.publish('n/1/up', new Uint8Array(0));
    at.publish('n/1/up', new Uint8Array(481));
    at.publish('n/0xFFFFFFFF/up', Uint8Array.of(0xa0));
    await until('the last', 5_000, () => frames.length > 0);
    expect(frames).toMatchObject([{ sender: { node: 0xffff_ffff }, from: '0xFFFFFFFF/bin' }]);
    expect([transport.counts.get('noise'), transport.counts.get('oversize')]).toEqual([7, 1]);
  });
});

it('where a broker cannot share, every gateway gets all, and says so', async () => {
  const broker = await Aedes.createBroker();
  const server = createServer(broker.handle);
  await new Promise<void>((listening) => void server.listen(0, '127.0.0.1', listening));
  onTestFinished(async () => {
    await new Promise<void>((closed) => broker.close(closed));
    server.close();
  });
  const { port } = server.address() as { port: number };
  const { transport, frames } = createIn(`mqtt://127.0.0.1:${port}`, { share: 'depot' });
  await transport.start();
  expect(transport.state()).toMatchObject({ status: 'degraded', reason: expect.stringContaining('cannot share') });
  broker.publish(
    { cmd: 'publish', topic: 'n/7/up', payload: Buffer.from([0x10]), qos: 0, retain: false, dup: false },
    () => undefined,
  );
  await until('a frame', 5_000, () => frames.length === 1);
});
