import { describe, expect, it, onTestFinished } from 'vitest';
import { createFakeNode } from '../../support/fakeNode.ts';
import { startMosquitto } from '../../support/mosquitto.ts';
import { freeTcpPort } from '../../support/ports.ts';
import { has } from '../../support/programs.ts';
import { type ReloadableGateway, startReloadable } from '../../support/reloadableGateway.ts';
import { type Received, subscribe } from '../../support/subscriber.ts';
import { createUdpPeer } from '../../support/udpPeer.ts';
import { until } from '../../support/until.ts';

const nodes = [1, 2, 3].map((id) => createFakeNode(id));
const covers = nodes.map(({ node, key }) => ({ cover: `C-${node}`, node, key }));

async function broker(): Promise<{ port: number; url: string; heard: Received[] }> {
  const mosquitto = await startMosquitto();
  onTestFinished(mosquitto.close);
  const { port } = mosquitto;
  return { port, url: `mqtt://127.0.0.1:${port}`, heard: await subscribe(port, '#') };
}

/** An alert of the n-th node, which becomes an event. */
async function alert({ links }: ReloadableGateway, n: number): Promise<void> {
  createUdpPeer((await links())[0]?.[1]).send(nodes[n]?.alert() ?? new Uint8Array());
}

const events = (heard: readonly Received[]) => heard.filter(({ topic }) => /\/covers\/[^/]+\/events$/.test(topic)).length;
const presence = (heard: readonly Received[]) =>
  heard
    .filter(({ topic }) => topic.endsWith('/status'))
    .map(({ topic, payload }) => `${topic} ${(JSON.parse(payload) as { state: string }).state}`);

describe.skipIf(!has('mosquitto'))('while the gateway runs', () => {
  it('events go to another broker from now on, and none is lost or brought twice', async () => {
    const [first, second] = [await broker(), await broker()];
    const gateway = await startReloadable({ covers, mqtt: { url: first.url, topic: 'lidwatch', shelved: true } });
    await alert(gateway, 0);
    await until('the first has it', 10_000, () => events(first.heard) === 1);
    await gateway.take({ covers, mqtt: { url: second.url, topic: 'city', shelved: true } });
    await alert(gateway, 1);
    await until('the second has it', 10_000, () => events(second.heard) === 1);
    expect(events(first.heard)).toBe(1);
    expect(presence(first.heard).at(-1)).toBe('lidwatch/gateways/test/status offline');
    expect(presence(second.heard)).toEqual(['city/gateways/test/status online']);
    expect(gateway.rig.gateway.summary()).toBe('every part is up');
  });

  it('it goes by another name', async () => {
    const { url, heard } = await broker();
    const gateway = await startReloadable({ covers, mqtt: { url, topic: 'lidwatch', shelved: true } });
    await until('it is there', 10_000, () => presence(heard).length === 1);
    await gateway.take({ covers, mqtt: { url, topic: 'lidwatch', shelved: true }, name: 'depot-2' });
    await alert(gateway, 0);
    await until('the event', 10_000, () => events(heard) === 1);
    expect(presence(heard)).toEqual([
      'lidwatch/gateways/test/status online',
      'lidwatch/gateways/test/status offline',
      'lidwatch/gateways/depot-2/status online',
    ]);
    expect(heard.find(({ topic }) => topic.endsWith('/events'))?.payload).toContain('/lidwatch/depot-2/covers/C-1');
  });

  it('the embedded broker goes where another is named, moves, and comes back', async () => {
    const { url, heard } = await broker();
    const [port, moved] = [await freeTcpPort(), await freeTcpPort()];
    const gateway = await startReloadable({ covers, broker: { host: '127.0.0.1', port } });
    await gateway.take({ covers, mqtt: { url, topic: 'lidwatch', shelved: true } });
    expect(await gateway.rig.part('broker')).toBeUndefined();
    await alert(gateway, 0);
    await until('the event', 10_000, () => events(heard) === 1);
    await gateway.take({ covers, broker: { host: '127.0.0.1', port: moved } });
    await until('the sink is there', 10_000, () => gateway.rig.gateway.summary() === 'every part is up');
    const own = await subscribe(moved);
    await alert(gateway, 1);
    await until('the event', 10_000, () => events(own) === 1);
    expect(events(heard)).toBe(1);
  });
});
