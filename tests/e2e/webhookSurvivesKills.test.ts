import { createStream } from '@lidwatch/sim';
import { expect, it, onTestFinished } from 'vitest';
import { createFleet } from '../support/fleet.ts';
import { createGatewayProcess } from '../support/gatewayProcess.ts';
import { listEvents } from '../support/listEvents.ts';
import { freeTcpPort, freeUdpPort } from '../support/ports.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import { pause, until } from '../support/until.ts';
import { startWebhookReceiver } from '../support/webhookReceiver.ts';

const KILLS = 10;
const SEED = 7;

it('a gateway that is killed in the middle of its deliveries brings every transition in the end, in order', async () => {
  const random = createStream(SEED, 'webhook kills');
  const receiver = await startWebhookReceiver();
  const port = await freeUdpPort();
  const fleet = createFleet({ count: 6, port, random: () => random.unit() });
  onTestFinished(fleet.close);
  const gateway = createGatewayProcess({
    folder: temporaryFolder(),
    apiPort: await freeTcpPort(),
    keysCsv: fleet.keysCsv(),
    config: {
      links: [{ name: 'udp', kind: 'udp', host: '127.0.0.1', port }],
      broker: { port: await freeTcpPort() },
      webhooks: [{ name: 'room', url: receiver.url, mode: 'batch', from: 'beginning', incidents: false }],
      rules: { defaults: { 'cover.tilted': { hold: '1 sample', clearHold: '1 sample' } } },
    },
  });
  onTestFinished(async () => void (await gateway.stop()));
  fleet.start();
  for (let kill = 0; kill < KILLS; kill += 1) {
    const before = receiver.events.length;
    gateway.start();
    await until(`deliveries after start ${kill + 1}`, 20_000, () => receiver.events.length > before);
    await pause(random.between(0, 300));
    await gateway.kill();
  }
  gateway.start();
  await fleet.drain(30_000);
  const stored = await listEvents(gateway.configFile);
  const wanted = stored.flatMap(({ id, clearedAt }) => [`${id}:raised`, ...(clearedAt ? [`${id}:cleared`] : [])]);
  const brought = () => new Set(receiver.events.map(({ id }) => id));
  await until('all is brought', 30_000, () => brought().size >= wanted.length);
  expect(stored.length).toBeGreaterThan(KILLS);
  expect([...brought()].sort()).toEqual(wanted.sort());
  // what a kill cuts off comes again; nothing overtakes what was found before it
  const places = new Map([...brought()].map((id, place) => [id, place]));
  for (const { id, clearedAt } of stored) {
    if (clearedAt) expect(places.get(`${id}:cleared`)).toBeGreaterThan(places.get(`${id}:raised`) ?? Infinity);
  }
}, 300_000);
