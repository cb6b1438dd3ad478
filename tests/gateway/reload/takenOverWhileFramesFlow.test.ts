import { expect, it } from 'vitest';
import { createFakeNode } from '../../support/fakeNode.ts';
import { startReloadable } from '../../support/reloadableGateway.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';
import { createUdpPeer, type UdpPeer } from '../../support/udpPeer.ts';
import { until } from '../../support/until.ts';
import { startWebhookReceiver } from '../../support/webhookReceiver.ts';
import { webhookRow } from '../../support/webhookRow.ts';

const udp = (name: string, port = 0) => ({ kind: 'udp' as const, name, host: '127.0.0.1', port });

it('a link that is new is heard at once, and one that stays has not let go of its port', async () => {
  const node = createFakeNode(1);
  const same = { covers: [{ cover: 'C-1', node: 1, key: node.key }], perNode: { burst: 10_000, perSecond: 1_000 } };
  const { rig, take, links } = await startReloadable(same);
  const [field] = await links();
  const old = createUdpPeer(field?.[1]);
  let sent = 0;
  const flow = setInterval(() => {
    old.send(node.alert());
    sent += 1;
  }, 2);
  await until('frames flow', 5_000, () => sent > 5);
  await take({ ...same, links: [udp('field'), udp('roof')] });
  const atChange = sent;
  await until('frames go on', 5_000, () => sent > atChange + 5);
  clearInterval(flow);
  const after = await links();
  expect(after[0]).toEqual(field);
  createUdpPeer(after[1]?.[1]).send(node.alert());
  const heard = async (): Promise<boolean> => {
    const { text } = await rig.get('/metrics');
    return (
      text.includes(`{link="field",outcome="report"} ${sent}`) && text.includes('{link="roof",outcome="report"} 1')
    );
  };
  await until('all that was sent is heard', 5_000, heard);
  expect(rig.log.lines).toContainEqual(
    expect.objectContaining({
      code: 'config-taken',
      changes: [{ what: 'link roof', change: 'added', needsRestart: false }],
    }),
  );
});

it('a link that is gone is deaf, and its place is free', async () => {
  const { rig, take, links } = await startReloadable({ links: [udp('field'), udp('roof')] });
  const [, roof] = await links();
  await take({ links: [udp('field'), udp('cellar', Number(roof?.[1].split(':').at(-1)))] });
  expect((await links()).map(([name]) => name)).toEqual(['field', 'cellar']);
  expect((await links())[1]?.[1]).toBe(roof?.[1]);
  expect(await rig.part('link roof')).toBeUndefined();
  expect(await rig.part('link cellar')).toMatchObject({ status: 'up' });
});

it('a webhook that moves goes on where it was: nothing is lost and nothing comes twice', async () => {
  const nodes = [createFakeNode(1), createFakeNode(2), createFakeNode(3)] as const;
  const covers = nodes.map(({ node, key }) => ({ cover: `C-${node}`, node, key }));
  const [first, second] = [await startWebhookReceiver(), await startWebhookReceiver()];
  const { rig, take, links } = await startReloadable({ covers, webhooks: [webhookRow('room', first.url)] });
  const peer: UdpPeer = createUdpPeer((await links())[0]?.[1]);
  peer.send(nodes[0].alert());
  await until('the first has it', 5_000, () => first.events.length === 1);
  await first.close();
  peer.send(nodes[1].alert());
  await until('it waits', 5_000, async () => (await rig.part('webhook room'))?.status === 'down');
  await take({ covers, webhooks: [webhookRow('room', second.url)] });
  peer.send(nodes[2].alert());
  await until('the second has what the first had not', 5_000, () => second.events.length === 2);
  const ids = [...first.events, ...second.events].map(({ id }) => id);
  expect(new Set(ids).size).toBe(3);
  expect(rig.log.lines.filter(({ code }) => code === 'sink-gone')).toEqual([]);
});

it('a cover that is new in the key file is taken at its first frame', async () => {
  const node = createFakeNode(7);
  const { rig, take, links } = await startReloadable();
  const peer = createUdpPeer((await links())[0]?.[1]);
  await take({ covers: [{ cover: 'C-7', node: 7, key: node.key }] });
  peer.send(node.alert());
  await until('the acknowledgement', 5_000, () => peer.heard.length === 1);
  expect(node.openAck(peer.heard[0] ?? new Uint8Array())?.seqs).toEqual([0]);
  expect(await rig.part('config')).toMatchObject({ status: 'up' });
});

it('what counts only from the next start on is named until then', async () => {
  const { rig, take } = await startReloadable();
  await take({ data: temporaryFolder() });
  expect(await rig.part('config')).toMatchObject({
    status: 'degraded',
    reason: 'data changed in the file: that counts from the next start on',
  });
  await take({});
  expect(await rig.part('config')).toMatchObject({ status: 'up' });
});
