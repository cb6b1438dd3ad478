import { expect, it } from 'vitest';
import { createFakeNode } from '../../support/fakeNode.ts';
import { startGateway } from '../../support/gatewayRig.ts';
import { createObedientNode } from '../../support/obedientNode.ts';
import { key, openTestStore } from '../../support/storeRig.ts';
import { createUdpPeer } from '../../support/udpPeer.ts';
import { until } from '../../support/until.ts';

type Listed = { covers: { cover: string; maintenance: boolean; order: { order: string; state: string } | null }[] };

it('a window shows from its order on, in force once the node has said so, until the node has ended it', async () => {
  const fake = createFakeNode(1);
  const node = createObedientNode(fake);
  const covers = [1, 2].map((id) => ({ cover: `C-${id}`, node: id, key: createFakeNode(id).key }));
  const rig = await startGateway({ covers });
  const peer = createUdpPeer(rig.info.links[0]?.address);
  const listed = async () => ((await rig.get('/api/maintenance')).body as Listed).covers;
  const order = (body: object) => rig.ask('POST', '/api/covers/C-1/orders', { body });
  let answered = 0;

  /** Node and gateway speak until what is listed is so. */
  async function spoken(what: string, holds: (found: Listed['covers']) => boolean): Promise<void> {
    for (const frame of node.wake()) peer.send(frame);
    await until(what, 5_000, async () => {
      for (const frame of peer.heard.slice(answered)) for (const answer of node.hear(frame)) peer.send(answer);
      answered = peer.heard.length;
      return holds(await listed());
    });
  }

  expect(await listed()).toEqual([]);
  await order({ order: 'begin', for: '2h' });
  expect(await listed()).toMatchObject([
    { cover: 'C-1', maintenance: false, order: { order: 'begin', state: 'pending' } },
  ]);
  await spoken('it is in force', ([one]) => one?.maintenance === true);
  expect(await listed()).toMatchObject([{ cover: 'C-1', order: { order: 'begin', state: 'done' } }]);
  await order({ order: 'end' });
  expect(await listed()).toMatchObject([{ maintenance: true, order: { order: 'end', state: 'pending' } }]);
  await spoken('it is over', (found) => found.length === 0);
});

it('comes page by page', async () => {
  const covers = Array.from({ length: 5 }, (_, i) => {
    const { node, key } = createFakeNode(i + 1);
    return { cover: `C-${i + 1}`, node, key };
  });
  const rig = await startGateway({ covers });
  for (const { cover } of covers.slice(0, 4)) {
    await rig.ask('POST', `/api/covers/${cover}/orders`, { body: { order: 'begin', for: '1h' } });
  }
  const found: string[] = [];
  for (let path: string | null = '/api/maintenance?limit=3'; path !== null; ) {
    const body = (await rig.get(path)).body as Listed & { next: string | null };
    found.push(...body.covers.map(({ cover }) => cover));
    path = body.next === null ? null : `/api/maintenance?limit=3&cursor=${body.next}`;
  }
  expect(found).toEqual(['C-1', 'C-2', 'C-3', 'C-4']);
});

it('an order that has run out unheard is no plan any more', () => {
  const store = openTestStore();
  store.covers.import([{ cover: 'C-1', node: 1, key: key(1) }], 0);
  store.orders.add({ cover: 'C-1', kind: 'begin', askedAt: 0, expiresAt: 1_000 });
  const at = (now: number) => store.maintenance({ after: undefined, limit: 10, now });
  expect(at(999)).toMatchObject([{ cover: 'C-1', inForce: false, order: { kind: 'begin', state: 'pending' } }]);
  expect(at(1_000)).toEqual([]);
});
