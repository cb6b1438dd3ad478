import { createServer } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { createFakeNode } from '../../support/fakeNode.ts';
import { testApi } from '../../support/gatewayRig.ts';
import { freeTcpPort, freeUdpPort } from '../../support/ports.ts';
import { startReloadable } from '../../support/reloadableGateway.ts';
import { key } from '../../support/storeRig.ts';
import { createUdpPeer } from '../../support/udpPeer.ts';
import { until } from '../../support/until.ts';

/** What /api/covers answers on a port to somebody without a token; undefined where nobody answers. */
async function covers(port: number): Promise<number | undefined> {
  return fetch(`http://127.0.0.1:${port}/api/covers`, { headers: { connection: 'close' } }).then(
    ({ status }) => status,
    () => undefined,
  );
}

it('a key file with a node that is taken changes nothing, not even what stands beside it', async () => {
  const [before, after] = [await freeTcpPort(), await freeTcpPort()];
  const known = { cover: 'C-1', node: 1, key: key(1) };
  const { rig, take } = await startReloadable({ api: testApi({ port: before }), covers: [known] });
  const api = testApi({ port: after, tokens: 'required' });
  expect(await take({ api, covers: [{ cover: 'C-2', node: 1, key: key(1) }] })).toBe(false);
  expect([await covers(before), await covers(after)]).toEqual([200, undefined]);
  const reason = 'covers: node 1 is on cover C-1, not C-2: the configuration from before goes on';
  expect(await rig.part('config')).toMatchObject({ status: 'degraded', reason });
  expect(await take({})).toBe(true);
  expect(await rig.part('config')).toMatchObject({ status: 'up' });
});

it('what came about of a file that broke off holds as the file says, and goes with the file before', async () => {
  const [before, after, field] = [await freeTcpPort(), await freeTcpPort(), await freeUdpPort()];
  const links = [{ kind: 'udp', name: 'field', host: '127.0.0.1', port: field }] as const;
  const { rig, take } = await startReloadable({ api: testApi({ port: before }), links });
  const broken = {
    api: testApi({ port: after, tokens: 'required' }),
    links: [{ ...links[0], host: 'no\0host' }],
  } as const;
  expect(await take(broken)).toBe(false);
  expect([await covers(before), await covers(after)]).toEqual([undefined, 401]);
  expect(rig.gateway.summary()).toContain('config degraded: the configuration was taken over in part');
  expect(await take({})).toBe(true);
  expect([await covers(before), await covers(after)]).toEqual([200, undefined]);
  expect(rig.gateway.summary()).toBe('every part is up');
});

it('a key that came with a file which was refused goes with the file before', async () => {
  const node = createFakeNode(1);
  const known = { cover: 'C-1', node: 1, key: node.key };
  const { rig, take } = await startReloadable({ covers: [known] });
  const port = await freeTcpPort();
  const other = createServer().listen(port, '127.0.0.1');
  onTestFinished(() => void other.close());
  expect(await take({ api: testApi({ port }), covers: [{ ...known, key: key(9) }] })).toBe(false);
  expect(await take({})).toBe(true);
  const peer = createUdpPeer(rig.info.links[0]?.address);
  peer.send(node.alert());
  await until('the frame is acknowledged', 10_000, () => peer.heard.some((bytes) => node.openAck(bytes) !== undefined));
});
