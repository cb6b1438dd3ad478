import { expect, it } from 'vitest';
import { createStrangers } from '../../../gateway/src/parts/strangers.ts';
import { createFakeNode } from '../../support/fakeNode.ts';
import { startGateway } from '../../support/gatewayRig.ts';
import { createIngestRig } from '../../support/ingestRig.ts';
import { createUdpPeer } from '../../support/udpPeer.ts';
import { until } from '../../support/until.ts';

it('a node that somebody forgot to register is shown, with how often and over which link', async () => {
  const rig = await startGateway();
  const node = createFakeNode(42);
  createUdpPeer(rig.info.links[0]?.address).send(node.status(), node.status());
  const list = async () => ((await rig.get('/api/unknown-nodes')).body as { nodes: { frames: number }[] }).nodes;
  await until('it is heard', 5_000, async () => (await list())[0]?.frames === 2);
  expect(await list()).toMatchObject([{ who: 'node 42', link: 'field', frames: 2 }]);
});

it('as many as are made up take the room of so many, and the one heard last is there', () => {
  const strangers = createStrangers(100);
  for (let i = 0; i < 100_000; i += 1) strangers.note(`node ${i}`, 'field', 'x', i);
  strangers.note('node 99950', 'field', 'x', 100_000);
  expect(strangers.list()).toHaveLength(100);
  expect(strangers.list()[0]).toMatchObject({ who: 'node 99950', frames: 2, firstAt: 99_950, lastAt: 100_000 });
  expect(strangers.forgotten()).toBe(99_900);
});

it('one who floods pushes out nothing of what others sent', () => {
  const rig = createIngestRig({ nodes: [createFakeNode(1)] });
  const send = (from: string, byte: number): void => {
    rig.ingest.push({ bytes: Uint8Array.of(byte), link: 'field', from, receivedAt: rig.clock.now() });
    rig.clock.advance(20);
  };
  for (let i = 0; i < 2_000; i += 1) send(`10.0.0.1/${i}`, 1);
  for (let i = 0; i < 3; i += 1) send('10.0.0.2/9', 2);
  const kept = rig.store.quarantine.list({ limit: 1_000 });
  expect(kept.filter(({ from }) => from.startsWith('10.0.0.2')).length).toBe(3);
  expect(kept.length).toBeLessThan(10);
});

it('of one link and reason so many are kept, whoever sent them', () => {
  const rig = createIngestRig({ nodes: [createFakeNode(1)] });
  const now = rig.clock.now();
  const quarantine = Array.from({ length: 500 }, (_, i) => {
    const link = i % 5 === 0 ? 'quiet' : 'loud';
    return { receivedAt: now, link, from: 'x', reason: 'bad-tag', detail: '', bytes: Uint8Array.of(i & 255) };
  });
  rig.store.commit({ nodes: [], covers: [], readings: [], reports: [], events: [], quarantine }, now);
  while (rig.store.prune(now));
  const kept = rig.store.quarantine.list({ limit: 1_000 });
  expect([kept.length, kept.filter(({ link }) => link === 'quiet').length]).toEqual([300, 100]);
});
