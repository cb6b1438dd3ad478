import { describe, expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../../../gateway/src/parts/clock.ts';
import { createBroker } from '../../../gateway/src/upstream/broker.ts';
import { startMosquitto } from '../../support/mosquitto.ts';
import { has } from '../../support/programs.ts';
import { CONNACK_4, startScriptedBroker } from '../../support/scriptedBroker.ts';
import { createSinkRig } from '../../support/sinkRig.ts';
import { tilted } from '../../support/storeRig.ts';
import { subscribe } from '../../support/subscriber.ts';
import { until } from '../../support/until.ts';

describe.skipIf(!has('mosquitto'))('a broker that speaks MQTT 5', () => {
  it('gets MQTT 5, with the media type of a CloudEvent', async () => {
    const mosquitto = await startMosquitto();
    onTestFinished(() => mosquitto.close());
    const received = await subscribe(mosquitto.port, 'lidwatch/covers/+/events', 5);
    const rig = createSinkRig({ url: () => `mqtt://127.0.0.1:${mosquitto.port}` });
    await rig.sink.start();
    rig.commit({ events: [tilted('C-1', 1_000)] });
    await until('the event', 5_000, () => received.length === 1);
    expect(rig.sink.version()).toBe(5);
    expect(received[0]?.packet.qos).toBe(1);
    expect(received[0]?.packet.properties?.contentType).toBe('application/cloudevents+json; charset=utf-8');
  });
});

it('falls back to 3.1.1 where the broker says that it knows no 5, as the embedded one does', async () => {
  const broker = createBroker({
    host: '127.0.0.1',
    port: 0,
    prefix: 'lidwatch',
    clock: systemClock,
    random: Math.random,
    onState: () => undefined,
  });
  await broker.start();
  onTestFinished(() => broker.stop());
  const rig = createSinkRig({ url: broker.url, credentials: broker });
  await rig.sink.start();
  expect(rig.sink.version()).toBe(4);
  expect(rig.sink.state().status).toBe('up');
  expect(rig.sink.counts.get('failure')).toBe(0);
});

it('falls back too where the broker hangs up at hearing of 5', async () => {
  const broker = await startScriptedBroker({
    connect: (level) => (level === 5 ? undefined : CONNACK_4),
    publish: (_payload, id) => Uint8Array.of(0x40, 2, ...id),
  });
  const rig = createSinkRig({ url: () => broker.url });
  await rig.sink.start();
  expect(rig.sink.version()).toBe(4);
});
