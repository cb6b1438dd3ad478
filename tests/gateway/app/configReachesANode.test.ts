import { expect, it } from 'vitest';
import { lidwatch, lidwatchJson } from '../../support/cli.ts';
import { createFakeNode } from '../../support/fakeNode.ts';
import { startGateway } from '../../support/gatewayRig.ts';
import { createObedientNode } from '../../support/obedientNode.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';
import { createUdpPeer, type UdpPeer } from '../../support/udpPeer.ts';
import { until } from '../../support/until.ts';

interface Config {
  readonly state: string;
  readonly hashMatches: boolean | null;
}

/** A node that lives on its datagrams: it obeys what comes, and answers at once. */
function createLivingNode() {
  const fake = createFakeNode(7);
  const node = createObedientNode(fake);
  let peer: UdpPeer | undefined;
  let taken = 0;

  function live(): void {
    for (const frame of peer?.heard.slice(taken) ?? []) peer?.send(...node.hear(frame));
    taken = peer?.heard.length ?? 0;
  }

  return {
    fake,
    node,
    live,
    move(address: string | undefined): void {
      peer = createUdpPeer(address);
      taken = 0;
    },
    wake: () => peer?.send(...node.wake()),
  };
}

it('brings what a command or the API asks for to a node over UDP, and its answer back to both', async () => {
  const living = createLivingNode();
  const { node } = living;
  const data = temporaryFolder();
  const rig = await startGateway({ data, covers: [{ cover: 'C-7', node: 7, key: living.fake.key }] });
  living.move(rig.info.links[0]?.address);
  node.reboot();

  expect((await lidwatch('cover', 'config', 'C-7', 'heartbeat=60min', '--data', data)).code).toBe(0);
  living.wake();
  await until('the configuration is applied', 10_000, async () => {
    living.live();
    return ((await rig.get('/api/covers/C-7/config')).body as Config).state === 'applied';
  });
  expect(node.settings.heartbeat).toBe(60);
  const seen = await lidwatchJson<Config>('cover', 'config', 'C-7', '--data', data);
  expect(seen).toMatchObject({ state: 'applied', hashMatches: true, reported: { version: node.version } });
  expect((await rig.get('/api/covers/C-7/config')).body).toEqual({ ...seen, revision: expect.any(String) });

  for (const order of [{ order: 'begin', for: '2h' }, { order: 'log' }]) {
    const asked = await fetch(`${rig.info.api}/api/covers/C-7/orders`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(order),
    });
    expect(asked.status).toBe(202);
  }
  living.wake();
  await until('the orders are done', 10_000, async () => {
    living.live();
    const { orders } = (await rig.get('/api/covers/C-7/orders')).body as { orders: { state: string }[] };
    return orders.length === 2 && orders.every(({ state }) => state === 'done');
  });
  living.wake();
  await until('the cover is in maintenance', 10_000, async () => {
    living.live();
    return ((await rig.get('/api/covers/C-7')).body as { maintenance: boolean }).maintenance;
  });
  expect((await lidwatch('cover', 'log', 'C-7', '--data', data)).out).toMatch(/ restart +1 +cause power$/m);
});

it('loses nothing where the gateway is started anew between the sending and the answer', async () => {
  const living = createLivingNode();
  const { node } = living;
  const site = { data: temporaryFolder(), covers: [{ cover: 'C-7', node: 7, key: living.fake.key }] };
  const first = await startGateway(site);
  living.move(first.info.links[0]?.address);
  await lidwatch('cover', 'config', 'C-7', 'heartbeat=60min', '--data', site.data);
  const state = () => lidwatchJson<Config>('cover', 'config', 'C-7', '--data', site.data);
  living.wake();
  await until('the config is sent', 10_000, async () => (await state()).state === 'sent');
  await first.gateway.stop();
  expect((await state()).state).toBe('sent');

  const second = await startGateway(site);
  // the node obeys what the first one sent, and finds the second one with its answer
  living.live();
  living.move(second.info.links[0]?.address);
  living.wake();
  await until('the configuration is applied', 10_000, async () => {
    living.live();
    return (await state()).state === 'applied';
  });
  expect(node.settings.heartbeat).toBe(60);
  const { counters } = node;
  expect(counters).toEqual([...new Set(counters)].sort((a, b) => a - b));
});
