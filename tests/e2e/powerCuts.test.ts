import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createStream } from '@lidwatch/sim';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collectEvents, type EventCollector } from '../support/collectEvents.ts';
import { createFleet, type Fleet } from '../support/fleet.ts';
import { createGatewayProcess, type GatewayProcess } from '../support/gatewayProcess.ts';
import { listEvents, type StoredEvent } from '../support/listEvents.ts';
import { type Mosquitto, startMosquitto } from '../support/mosquitto.ts';
import { freeTcpPort, freeUdpPort } from '../support/ports.ts';
import { has } from '../support/programs.ts';
import { pause, until } from '../support/until.ts';

const KILLS = 50;
const NODES = 24;
const SEED = 20260401;

describe.skipIf(!has('mosquitto'))('power cuts under load', () => {
  const random = createStream(SEED, 'power cuts');
  const folder = mkdtempSync(join(tmpdir(), 'lidwatch-kills-'));
  let broker: Mosquitto;
  let fleet: Fleet;
  let gateway: GatewayProcess;
  let upstream: EventCollector;
  let stored: StoredEvent[];

  beforeAll(async () => {
    broker = await startMosquitto();
    upstream = await collectEvents(broker.port);
    const port = await freeUdpPort();
    fleet = createFleet({ count: NODES, port, random: () => random.unit() });
    gateway = createGatewayProcess({
      folder,
      apiPort: await freeTcpPort(),
      keysCsv: fleet.keysCsv(),
      config: {
        links: [{ name: 'udp', kind: 'udp', host: '127.0.0.1', port }],
        mqtt: { url: `mqtt://127.0.0.1:${broker.port}` },
        rules: { defaults: { 'cover.tilted': { hold: '1 sample', clearHold: '1 sample' } } },
      },
    });
    fleet.start();
    for (let kill = 0; kill < KILLS; kill += 1) {
      const before = fleet.acknowledged();
      gateway.start();
      await until(
        `an acknowledgement after start ${kill + 1}; ${gateway.output().slice(-2000)}`,
        60_000,
        () => fleet.acknowledged() > before,
      );
      await pause(random.between(0, 500));
      await gateway.kill();
    }
    gateway.start();
    await fleet.drain(30_000);
    stored = await listEvents(gateway.configFile);
    const transitions = stored.reduce((sum, event) => sum + (event.clearedAt === null ? 1 : 2), 0);
    await until('the outbox has drained', 30_000, () => upstream.ids().size >= transitions).catch(() => undefined);
    console.log(
      `${KILLS} kills, ${fleet.framesSent()} frames, ${fleet.acknowledged()} alerts acknowledged, ${upstream.ids().size} transitions upstream, ${upstream.received()} messages`,
    );
  }, 900_000);

  afterAll(async () => {
    fleet?.close();
    await gateway?.stop();
    await upstream?.close();
    await broker?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('loses no acknowledged alarm and doubles none', () => {
    const expected = fleet.nodes.map((node) => [node.cover, node.acknowledged.filter((alert) => alert.tilted).length]);
    const found = fleet.nodes.map((node) => [node.cover, stored.filter((event) => event.cover === node.cover).length]);
    expect(fleet.acknowledged()).toBeGreaterThan(KILLS);
    expect(found).toEqual(expected);
  });

  it('gives every event an id of its own', () => {
    expect(new Set(stored.map((event) => event.id)).size).toBe(stored.length);
  });

  it('forwards every transition upstream', () => {
    const ids = stored.flatMap((event) => [
      `${event.id}:raised`,
      ...(event.clearedAt === null ? [] : [`${event.id}:cleared`]),
    ]);
    expect([...upstream.ids()].sort()).toEqual(ids.sort());
  });
});
