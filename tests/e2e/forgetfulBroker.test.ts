import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createStream } from '@lidwatch/sim';
import { connectAsync, type MqttClient } from 'mqtt';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collectEvents, type EventCollector } from '../support/collectEvents.ts';
import { createFleet, type Fleet } from '../support/fleet.ts';
import { createGate, type Gate } from '../support/gate.ts';
import { createGatewayProcess, type GatewayProcess } from '../support/gatewayProcess.ts';
import { listEvents, type StoredEvent } from '../support/listEvents.ts';
import { type Mosquitto, startMosquitto } from '../support/mosquitto.ts';
import { freeTcpPort, freeUdpPort } from '../support/ports.ts';
import { has } from '../support/programs.ts';
import { pause, until } from '../support/until.ts';

const OUTAGE_MS = 60_000;
const NODES = 8;

/**
 * The broker goes away under load, stays away, and comes back knowing nothing: no session, no retained message, no will.
 * The gateway reaches it through a gate, which opens once the subscriber is back: what is published to nobody is gone,
 * and that would be the test's doing, not the gateway's.
 */
describe.skipIf(!has('mosquitto'))(
  'a broker that is away for a minute and comes back having forgotten everything',
  () => {
    const random = createStream(7, 'forgetful broker');
    const folder = mkdtempSync(join(tmpdir(), 'lidwatch-broker-'));
    let broker: Mosquitto;
    let gate: Gate;
    let fleet: Fleet;
    let gateway: GatewayProcess;
    let before: EventCollector;
    let after: EventCollector;
    let stored: StoredEvent[];
    let acknowledgedBefore: number;
    let acknowledgedDuring: number;
    const retained = new Map<string, string>();
    let watcher: MqttClient;

    beforeAll(async () => {
      broker = await startMosquitto();
      gate = createGate(await freeTcpPort(), broker.port);
      await gate.open();
      before = await collectEvents(broker.port);
      const port = await freeUdpPort();
      fleet = createFleet({ count: NODES, port, random: () => random.unit() });
      gateway = createGatewayProcess({
        folder,
        apiPort: await freeTcpPort(),
        keysCsv: fleet.keysCsv(),
        config: {
          links: [{ name: 'udp', kind: 'udp', host: '127.0.0.1', port }],
          mqtt: { url: `mqtt://127.0.0.1:${gate.port}` },
          rules: { defaults: { 'cover.tilted': { hold: '1 sample', clearHold: '1 sample' } } },
        },
      });
      gateway.start();
      await gateway.up();
      fleet.start();
      await until('events upstream', 20_000, () => before.ids().size > 2 * NODES);
      acknowledgedBefore = fleet.acknowledged();
      await gate.shut();
      await before.close();
      await broker.stop();
      await pause(OUTAGE_MS);
      acknowledgedDuring = fleet.acknowledged() - acknowledgedBefore;
      await broker.start();
      after = await collectEvents(broker.port);
      watcher = await connectAsync(`mqtt://127.0.0.1:${broker.port}`, { protocolVersion: 5 });
      watcher.on('message', (topic, payload) => retained.set(topic, payload.toString()));
      await watcher.subscribeAsync(['lidwatch/covers/+/state', 'lidwatch/gateways/+/status'], { qos: 1 });
      await gate.open();
      await fleet.drain(30_000);
      stored = await listEvents(gateway.configFile);
      await until('every event upstream', 60_000, () => missing().length === 0).catch(() => undefined);
      console.log(
        `${OUTAGE_MS / 1000} s without broker, ${fleet.framesSent()} frames, ${fleet.acknowledged()} alerts acknowledged, ` +
          `${acknowledgedDuring} of them meanwhile, ${before.ids().size} + ${after.ids().size} transitions upstream`,
      );
    }, 180_000);

    afterAll(async () => {
      fleet?.close();
      await gateway?.stop();
      await watcher?.endAsync(true);
      await after?.close();
      await gate?.shut();
      await broker?.close();
      rmSync(folder, { recursive: true, force: true });
    });

    function missing(): string[] {
      const seen = new Set([...before.ids(), ...after.ids()]);
      return stored
        .flatMap(({ id, clearedAt }) => [`${id}:raised`, ...(clearedAt === null ? [] : [`${id}:cleared`])])
        .filter((id) => !seen.has(id));
    }

    it('goes on acknowledging alarms while the broker is away', () => {
      expect(acknowledgedDuring).toBeGreaterThan(NODES);
    });

    it('delivers every event', () => {
      expect(stored.length).toBeGreaterThan(NODES);
      expect(missing()).toEqual([]);
    });

    it('restores the retained state of every cover', async () => {
      const topics = fleet.nodes.map(({ cover }) => `lidwatch/covers/${cover}/state`);
      await until('the retained states', 10_000, () => topics.every((topic) => retained.has(topic)));
      expect(JSON.parse(retained.get(topics[0] ?? '') ?? '{}')).toMatchObject({ cover: fleet.nodes[0]?.cover });
    });

    it('restores the birth and the will', async () => {
      const topic = 'lidwatch/gateways/test/status';
      await until('the birth', 10_000, () => retained.has(topic));
      expect(JSON.parse(retained.get(topic) ?? '{}')).toMatchObject({ state: 'online' });
      await gateway.kill();
      await until('the will', 10_000, () => retained.get(topic)?.includes('offline') ?? false);
      expect(JSON.parse(retained.get(topic) ?? '{}')).toMatchObject({ state: 'offline' });
    });
  },
);
