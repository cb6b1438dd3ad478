import { join } from 'node:path';
import { TRIGGER } from '@lidwatch/protocol';
import { expect, it, onTestFinished } from 'vitest';
import { inspectDatabase } from '../../gateway/src/store/snapshot.ts';
import { openStore } from '../../gateway/src/store/store.ts';
import { lidwatch, lidwatchJson } from '../support/cli.ts';
import { createFakeNode } from '../support/fakeNode.ts';
import { createGatewayProcess } from '../support/gatewayProcess.ts';
import { toHex } from '../support/hex.ts';
import { freeTcpPort, freeUdpPort } from '../support/ports.ts';
import { runProgram } from '../support/runningProgram.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import { createUdpPeer } from '../support/udpPeer.ts';
import { until } from '../support/until.ts';

const LIFTED = { trigger: TRIGGER.lift, tiltSeries: [600, 800, 880, 880, 880] };
const NODES = 50;

it('a backup that is made under load holds one instant, and what is restored from it refuses every frame before it', async () => {
  const nodes = Array.from({ length: NODES }, (_, i) => createFakeNode(i + 1));
  const keysCsv = `cover,node,key\n${nodes.map(({ node, key }) => `C-${node},${node},${toHex(key)}`).join('\n')}\n`;
  const [port, apiPort] = [await freeUdpPort(), await freeTcpPort()];
  // nobody is there: the outbox grows
  const mqtt = { url: `mqtt://127.0.0.1:${await freeTcpPort()}` };
  // incidents would stand in the outbox, too
  const config = { links: [{ name: 'field', kind: 'udp', port }], mqtt, incidents: { opens: [] } };
  const create = (): ReturnType<typeof createGatewayProcess> => {
    const gateway = createGatewayProcess({ folder: temporaryFolder(), apiPort, keysCsv, config });
    onTestFinished(async () => void (await gateway.kill()));
    return gateway;
  };
  const first = create();
  first.start();
  await first.up();
  const peer = createUdpPeer(`127.0.0.1:${port}`);

  const acknowledged = (): number => peer.heard.length;
  const before = nodes.map((node) => node.alert(LIFTED));
  peer.send(...before);
  await until('every alert is acknowledged', 20_000, () => acknowledged() >= NODES);

  let load = 0;
  const busy = setInterval(() => {
    for (const node of nodes) {
      load += 1;
      peer.send(node.status({ water: load % 100 }));
    }
  }, 5);
  onTestFinished(() => clearInterval(busy));
  await until('the load is on', 20_000, () => load > 10 * NODES);
  const out = join(temporaryFolder(), 'backup.tar.gz');
  // a process of its own, as an operator would: here the load must go on
  const program = runProgram('lidwatch', ['backup', '--config', first.configFile, '--out', out]);
  expect(await program.ended, program.output()).toBe(0);
  clearInterval(busy);
  await first.kill();

  const second = create();
  const data = join(second.configFile, '..', 'data');
  const restored = await lidwatchJson<{ contents: Record<string, number> }>('restore', out, '--data', data);
  expect(restored.contents).toMatchObject({ covers: NODES, events: 2 * NODES, openEvents: 2 * NODES });
  expect(inspectDatabase(join(data, 'lidwatch.db'))).toEqual(restored.contents);
  expect(restored.contents.outbox).toBe(2 * NODES);
  expect(restored.contents.readings).toBeGreaterThan(5 * NODES);

  second.start();
  await second.up();
  const refused = async (): Promise<number> => {
    const text = await (await fetch(`${second.api}/metrics`)).text();
    const counts = text.matchAll(/lidwatch_frames_total\{link="field",outcome="(?:replayed|stale)"\} (\d+)/g);
    return [...counts].reduce((sum, [, n]) => sum + Number(n), 0);
  };
  const heard = peer.heard.length;
  peer.send(...before);
  await until('every replay is refused', 20_000, async () => (await refused()) === NODES);
  expect(peer.heard.length).toBe(heard);
  await second.stop();
  const store = openStore({ folder: data, access: 'tool' });
  onTestFinished(() => store.close());
  expect(store.events.list({ limit: 1_000 })).toHaveLength(2 * NODES);
  expect(store.covers.list()).toHaveLength(NODES);
  expect((await lidwatch('restore', out, '--data', data)).code).toBe(4);
});
