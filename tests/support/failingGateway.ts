import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { TRIGGER } from '@lidwatch/protocol';
import { onTestFinished } from 'vitest';
import type { PartDocument } from '../../gateway/src/api/routes/health.ts';
import { openStore } from '../../gateway/src/store/store.ts';
import { createFakeNode, type FakeNode } from './fakeNode.ts';
import { createGatewayProcess, type GatewayProcess } from './gatewayProcess.ts';
import { toHex } from './hex.ts';
import { freeTcpPort, freeUdpPort } from './ports.ts';
import { pathOf } from './programs.ts';
import { temporaryFolder } from './temporaryFolder.ts';
import { createUdpPeer, type UdpPeer } from './udpPeer.ts';
import { until } from './until.ts';

/** A gateway as an operator runs it, on one UDP link, and nodes that raise an alert each. */
export interface FailingGateway {
  readonly gateway: GatewayProcess;
  readonly data: string;
  readonly nodes: readonly FakeNode[];
  readonly peer: UdpPeer;
  /** Sends the alert of the n-th node, again and again until it is acknowledged. */
  raise(n: number): Promise<void>;
  /** what /readyz says of a part */
  part(name: string): Promise<PartDocument | undefined>;
  /** covers with an event, by the database itself */
  stored(): readonly string[];
  /** Ends the process and looks: everything that was acknowledged is there. */
  acknowledged(): readonly string[];
}

export async function createFailingGateway(
  count: number,
  more: Readonly<Record<string, unknown>> = {},
): Promise<FailingGateway> {
  const folder = temporaryFolder();
  const nodes = Array.from({ length: count }, (_, i) => createFakeNode(i + 1));
  const port = await freeUdpPort();
  const gateway = createGatewayProcess({
    folder,
    apiPort: await freeTcpPort(),
    keysCsv: `cover,node,key\n${nodes.map(({ node, key }) => `C-${node},${node},${toHex(key)}`).join('\n')}\n`,
    config: { links: [{ name: 'field', kind: 'udp', port }], broker: { port: await freeTcpPort() }, ...more },
  });
  onTestFinished(async () => void (await gateway.kill()));
  const peer = createUdpPeer(`127.0.0.1:${port}`);
  const done = new Set<string>();

  function isAnswered(node: FakeNode): boolean {
    const found = peer.heard.some((bytes) => node.openAck(bytes) !== undefined);
    if (found) done.add(`C-${node.node}`);
    return found;
  }

  return {
    gateway,
    data: join(folder, 'data'),
    nodes,
    peer,
    async raise(n) {
      const node = nodes[n];
      if (!node) throw new Error(`no node ${n}`);
      let at = Date.now();
      peer.send(node.alert({ trigger: TRIGGER.lift, tiltSeries: [600, 800, 880, 880, 880] }));
      await until(`the acknowledgement of C-${node.node}; ${gateway.output().slice(-1_500)}`, 30_000, () => {
        if (Date.now() - at > 500) {
          at = Date.now();
          peer.send(node.repeat());
        }
        return isAnswered(node);
      });
    },
    async part(name) {
      const { parts } = (await (await fetch(`${gateway.api}/readyz`)).json()) as { parts: PartDocument[] };
      return parts.find(({ part }) => part === name);
    },
    stored() {
      const store = openStore({ folder: join(folder, 'data'), access: 'tool' });
      try {
        return [...new Set(store.events.list({ limit: 1_000 }).map(({ cover }) => cover))].sort();
      } finally {
        store.close();
      }
    },
    acknowledged: () => [...done].sort(),
  };
}

/** Files of the process may not grow beyond so many bytes from here on, as on a full disk; undefined: as they like. */
export function limitFiles(pid: number | undefined, bytes: number | undefined): void {
  const limit = bytes ?? 'unlimited';
  const { status, stderr } = spawnSync(pathOf('prlimit'), ['--pid', String(pid), `--fsize=${limit}:unlimited`]);
  if (status !== 0) throw new Error(String(stderr));
}
