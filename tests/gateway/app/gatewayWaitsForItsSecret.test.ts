import { renameSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { createFakeNode } from '../../support/fakeNode.ts';
import { startGateway } from '../../support/gatewayRig.ts';
import { createScratch } from '../../support/scratch.ts';
import { openTestStore } from '../../support/storeRig.ts';
import { createUdpPeer } from '../../support/udpPeer.ts';
import { until } from '../../support/until.ts';

const PASSPHRASE = 'five words nobody would guess';

function site() {
  const { path, write } = createScratch();
  const node = createFakeNode(1);
  const before = openTestStore({ folder: path('data') });
  before.covers.add({ cover: 'C-1', node: 1, key: node.key }, 0);
  before.close();
  return { node, path, write, more: { data: path('data'), storeSecret: { file: path('store.secret') } } };
}

it('encrypts the keys that it finds when a secret is first named, and hears its nodes as before', async () => {
  const { node, write, more, path } = site();
  write('store.secret', `${PASSPHRASE}\n`);
  const rig = await startGateway(more);
  expect(await rig.part('store')).toMatchObject({ status: 'up' });
  const peer = createUdpPeer(rig.info.links[0]?.address);
  peer.send(node.alert());
  await until('the acknowledgement', 5_000, () => peer.heard.length === 1);
  const tool = openTestStore({ folder: path('data'), access: 'tool' });
  expect(tool.keys.areWrapped()).toBe(true);
  expect(JSON.stringify(rig.log.lines)).not.toContain(PASSPHRASE);
});

it('is up without its secret but for the store, says what to do, and begins when the secret is put there', async () => {
  const { node, path, write, more } = site();
  write('store.secret', PASSPHRASE);
  await (await startGateway(more)).gateway.stop();
  renameSync(path('store.secret'), path('elsewhere'));

  const rig = await startGateway(more);
  const missing = await rig.part('store');
  expect(missing).toMatchObject({ status: 'down', reason: expect.stringContaining('store.secret does not exist') });
  expect(missing?.reason).toContain('write the store secret');
  expect((await rig.get('/livez')).status).toBe(200);

  writeFileSync(path('store.secret'), 'not that one, however', { mode: 0o600 });
  const isWrong = async () => (await rig.part('store'))?.reason?.includes('is not the one under which') === true;
  await until('it says that the secret is wrong', 15_000, isWrong);

  renameSync(path('elsewhere'), path('store.secret'));
  await until('everything is up', 30_000, async () => (await rig.get('/readyz')).status === 200);
  const { links } = (await rig.get('/api/links')).body as { links: { address: string }[] };
  const peer = createUdpPeer(links[0]?.address);
  peer.send(node.alert());
  await until('the acknowledgement', 5_000, () => peer.heard.length === 1);
}, 60_000);
