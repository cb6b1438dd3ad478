import { connectAsync } from 'mqtt';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createGate } from '../../support/gate.ts';
import { startMosquitto } from '../../support/mosquitto.ts';
import { freeTcpPort } from '../../support/ports.ts';
import { has } from '../../support/programs.ts';
import { createSinkRig } from '../../support/sinkRig.ts';
import { coverRecord, key, openTestStore, tilted } from '../../support/storeRig.ts';
import { subscribe } from '../../support/subscriber.ts';
import { until } from '../../support/until.ts';

describe.skipIf(!has('mosquitto'))('a broker that comes back with an empty memory', () => {
  it('gets every event, every cover state, the birth and the will again', async () => {
    const mosquitto = await startMosquitto();
    onTestFinished(() => mosquitto.close());
    const store = openTestStore();
    store.covers.import(
      [1, 2, 3].map((n) => ({ cover: `C-${n}`, node: n, key: key(n) })),
      0,
    );
    // what is published before the subscriber is back would be lost by the test, not by the gateway
    const gate = createGate(await freeTcpPort(), mosquitto.port);
    await gate.open();
    onTestFinished(() => gate.shut());
    const rig = createSinkRig({ url: () => `mqtt://127.0.0.1:${gate.port}`, store });
    const first = await subscribe(mosquitto.port);
    await rig.sink.start();
    rig.commit({
      events: [tilted('C-1', 1_000)],
      covers: [coverRecord('C-1', 1, { latest: { at: 1_000, tilt: 30 } })],
    });
    await until('the first event', 5_000, () => first.some(({ topic }) => topic.endsWith('/events')));
    await until('the states', 5_000, () => first.filter(({ topic }) => topic.endsWith('/state')).length >= 3);

    await gate.shut();
    await mosquitto.stop();
    await until('the loss is seen', 5_000, () => rig.sink.state().status === 'down');
    rig.commit({ events: [tilted('C-2', 2_000), tilted('C-3', 3_000)] });
    await mosquitto.start();
    const second = await subscribe(mosquitto.port);
    await gate.open();
    await until(
      'the events of the outage',
      15_000,
      () => second.filter(({ topic }) => topic.endsWith('/events')).length >= 2,
    );
    await until('the states', 5_000, () => second.filter(({ topic }) => topic.endsWith('/state')).length >= 3);

    const events = second
      .filter(({ topic }) => topic.endsWith('/events'))
      .map(({ payload }) => JSON.parse(payload).subject);
    expect(events).toEqual(['C-2', 'C-3']);
    const retained = await subscribe(mosquitto.port);
    await until('what is retained', 5_000, () => retained.length >= 4);
    expect(retained.map(({ topic }) => topic).sort()).toEqual([
      'lidwatch/covers/C-1/state',
      'lidwatch/covers/C-2/state',
      'lidwatch/covers/C-3/state',
      'lidwatch/gateways/depot/status',
    ]);
    const states = new Map(retained.map(({ topic, payload }) => [topic, JSON.parse(payload)]));
    expect(states.get('lidwatch/covers/C-1/state')).toMatchObject({ readings: { tilt: 30 } });
    expect(states.get('lidwatch/gateways/depot/status')).toMatchObject({ state: 'online' });

    // the session that another client takes over ends without a goodbye: the broker speaks the will
    const thief = await connectAsync(`mqtt://127.0.0.1:${mosquitto.port}`, {
      clientId: 'lidwatch-depot',
      reconnectPeriod: 0,
    });
    onTestFinished(() => thief.endAsync(true));
    await until('the will', 5_000, () => second.some(({ payload }) => payload.includes('connection lost')));
  });
});
