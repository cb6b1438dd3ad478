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
      webhooks: [{ name: 'room', url: receiver.url, mode: 'batch', from: 'beginning' }],
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
  const isOfIncident = ({ type }: { readonly type: string }): boolean => type.startsWith('org.lidwatch.incident.');
  const brought = () => new Set(receiver.events.filter((one) => !isOfIncident(one)).map(({ id }) => id));
  await until('all is brought', 30_000, () => brought().size >= wanted.length);
  expect(stored.length).toBeGreaterThan(KILLS);
  expect([...brought()].sort()).toEqual(wanted.sort());
  // what a kill cuts off comes again; nothing overtakes what was found before it
  const places = new Map([...brought()].map((id, place) => [id, place]));
  for (const { id, clearedAt } of stored) {
    if (clearedAt) expect(places.get(`${id}:cleared`)).toBeGreaterThan(places.get(`${id}:raised`) ?? Infinity);
  }
  // so it is with what became of incidents: `I-000001:17`, the entry that says so
  const response = await fetch(`${gateway.api}/api/incidents?limit=200`);
  const { incidents } = (await response.json()) as { incidents: readonly { readonly id: string }[] };
  const told = () => [...new Set(receiver.events.filter(isOfIncident).map(({ id }) => id))];
  const opened = () =>
    new Set(receiver.events.filter(({ type }) => type === 'org.lidwatch.incident.opened').map(({ id }) => id)).size;
  await until('all incidents are brought', 30_000, () => opened() >= incidents.length);
  expect(incidents.length).toBeGreaterThan(0);
  expect(opened()).toBe(incidents.length);
  expect(
    told()
      .map((id) => id.split(':')[0])
      .toSorted(),
  ).toEqual(expect.arrayContaining(incidents.map(({ id }) => id)));
  const entries = told().map((id) => Number(id.split(':')[1]));
  expect(entries).toEqual(entries.toSorted((a, b) => a - b));
}, 300_000);
