import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lidwatch, lidwatchJson } from '../support/cli.ts';
import { createFakeNode } from '../support/fakeNode.ts';
import { createGatewayProcess, type GatewayProcess } from '../support/gatewayProcess.ts';
import { createObedientNode } from '../support/obedientNode.ts';
import { freeTcpPort, freeUdpPort } from '../support/ports.ts';
import { createUdpPeer } from '../support/udpPeer.ts';
import { pause, until } from '../support/until.ts';

const KILLS = 12;

describe('a gateway that is killed while it sends configurations', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lidwatch-orders-'));
  const fake = createFakeNode(7);
  const node = createObedientNode(fake);
  let gateway: GatewayProcess;
  let port: number;

  beforeAll(async () => {
    port = await freeUdpPort();
    gateway = createGatewayProcess({
      folder,
      apiPort: await freeTcpPort(),
      keysCsv: `cover,node,key\nC-7,7,${Buffer.from(fake.key).toString('hex')}\n`,
      config: {
        links: [{ name: 'udp', kind: 'udp', host: '127.0.0.1', port }],
        broker: { host: '127.0.0.1', port: 0 },
      },
    });
  });

  afterAll(async () => {
    await gateway.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('never uses a downlink counter twice, and brings the last configuration to the node', async () => {
    const peer = createUdpPeer(`127.0.0.1:${port}`);
    let heard = 0;
    // a node takes no counter that is not above all before it: open() would throw
    const live = (): void => {
      for (const frame of peer.heard.slice(heard)) peer.send(...node.hear(frame));
      heard = peer.heard.length;
    };
    for (let kill = 1; kill <= KILLS; kill += 1) {
      gateway.start();
      await gateway.up();
      const set = await lidwatch('cover', 'config', 'C-7', `heartbeat=${kill}h`, '--config', gateway.configFile);
      expect(set).toMatchObject({ code: 0, err: '' });
      const before = node.counters.length;
      peer.send(...node.wake());
      await until('a downlink', 20_000, () => {
        live();
        return node.counters.length > before;
      });
      await pause(kill * 3);
      await gateway.kill();
      live();
    }
    gateway.start();
    await gateway.up();
    await until('the last configuration is applied', 30_000, async () => {
      peer.send(...node.wake());
      await pause(300);
      live();
      const found = await lidwatchJson<{ state: string }>('cover', 'config', 'C-7', '--config', gateway.configFile);
      return found.state === 'applied';
    });
    expect(node.settings.heartbeat).toBe(KILLS * 60);
    expect(node.counters.length).toBeGreaterThan(KILLS);
    expect(new Set(node.counters).size).toBe(node.counters.length);
  }, 300_000);
});
