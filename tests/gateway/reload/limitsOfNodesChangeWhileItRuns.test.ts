import { expect, it } from 'vitest';
import { history, toHistory } from '../../../gateway/src/config/history.ts';
import { startClockedGateway } from '../../support/clockedGateway.ts';
import { createFakeNode } from '../../support/fakeNode.ts';
import { testConfig } from '../../support/gatewayRig.ts';
import { startReloadable } from '../../support/reloadableGateway.ts';
import { createUdpPeer } from '../../support/udpPeer.ts';
import { until } from '../../support/until.ts';

const HOUR = 3_600_000;
const START = Date.UTC(2027, 0, 1);

function coverOf({ node, key }: { readonly node: number; readonly key: Uint8Array }) {
  return [{ cover: `C-${node}`, node, key }];
}

it('a shorter heartbeat counts at the next look, and history that has become too old goes', async () => {
  const node = createFakeNode(7);
  const config = testConfig({ covers: coverOf(node), heartbeatMs: 12 * HOUR });
  const { info, gateway, clock, store } = await startClockedGateway(START, config);
  createUdpPeer(info.links[0]?.address).send(node.status(), node.status());
  await until('they are stored', 5_000, () => {
    clock.advance(20);
    return store.readings('C-7', 9).length === 2;
  });
  for (let minute = 0; minute < 5 * 60; minute += 1) clock.advance(60_000);
  expect(store.events.list({ rule: 'node.offline', limit: 9 })).toEqual([]);
  const ages = history.parse({ raw: '1d', minute: '1d', hour: '1d', day: '1d' });
  await gateway.reload({
    ...{ ok: true, text: '', warnings: [] },
    config: { ...config, heartbeatMs: HOUR, history: toHistory(ages) },
  });
  clock.advance(60_000);
  expect(store.events.list({ rule: 'node.offline', limit: 9 })).toHaveLength(1);
  expect(gateway.summary()).toBe('every part is up');
  for (let hour = 0; hour < 26; hour += 1) clock.advance(HOUR);
  // the newest reading stays, however old
  expect(new Map(store.drops()).get('readings by age')).toBe(1);
});

it('as many frames of a node are taken as the limits say now', async () => {
  const node = createFakeNode(7);
  const same = { covers: coverOf(node) };
  const gateway = await startReloadable({ ...same, perNode: { burst: 10, perSecond: 1 } });
  const peer = createUdpPeer((await gateway.links())[0]?.[1]);
  const count = async (outcome: string): Promise<number> => {
    const { text } = await gateway.rig.get('/metrics');
    return Number(new RegExp(`outcome="${outcome}"} (\\d+)`).exec(text)?.[1] ?? 0);
  };
  const send = async (frames: number): Promise<void> => {
    const before = (await count('report')) + (await count('over-rate'));
    peer.send(...Array.from({ length: frames }, () => node.status()));
    await until('all are told', 5_000, async () => {
      return (await count('report')) + (await count('over-rate')) === before + frames;
    });
  };
  await send(30);
  expect(await count('over-rate')).toBeGreaterThan(10);
  const before = await count('over-rate');
  await gateway.take({ ...same, perNode: { burst: 10_000, perSecond: 100_000 } });
  await send(100);
  expect(await count('over-rate')).toBe(before);
});
