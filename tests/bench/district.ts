import { TRIGGER } from '@lidwatch/protocol';
import { createFakeNode, type FakeNode } from '../support/fakeNode.ts';

/** Many nodes that take turns, so that the frames of a batch are from as many nodes as they can be. */
export interface District {
  readonly covers: readonly { readonly cover: string; readonly node: number; readonly key: Uint8Array }[];
  /** of one of its nodes */
  key(node: number): Uint8Array;
  /** the gateway's import file */
  keysCsv(): string;
  /** Further frames, each sealed with its node's own key and next counter: statuses of covers at rest. */
  statuses(count: number): Uint8Array[];
  /** Alerts of five samples: each raises cover.tilted, or clears what the node's one before has raised. */
  alerts(count: number): Uint8Array[];
}

const FIRST_NODE = 0x20000;

export function createDistrict(size: number): District {
  const nodes = Array.from({ length: size }, (_, i) => createFakeNode(FIRST_NODE + i, i & 255));
  const covers = nodes.map(({ node, key }, i) => ({ cover: `B-${i}`, node, key }));
  const keys = new Map(nodes.map(({ node, key }) => [node, key]));
  let made = 0;

  function frames(count: number, make: (node: FakeNode, n: number) => Uint8Array): Uint8Array[] {
    return Array.from({ length: count }, () => {
      const node = nodes[made % size];
      if (!node) throw new Error('a district without nodes');
      const frame = make(node, made);
      made += 1;
      return frame;
    });
  }

  return {
    covers,
    key(node) {
      const key = keys.get(node);
      if (!key) throw new Error(`no node ${node}`);
      return key;
    },
    keysCsv() {
      const rows = covers.map(({ cover, node, key }) => `${cover},${node},${Buffer.from(key).toString('hex')}`);
      return ['cover,node,key', ...rows, ''].join('\n');
    },
    statuses: (count) => frames(count, status),
    alerts: (count) => frames(count, (node, n) => (Math.floor(n / size) % 2 === 0 ? tilted(node) : recovered(node))),
  };
}

/** Readings that differ from frame to frame, far from every raise level. */
function status(node: FakeNode, n: number): Uint8Array {
  return node.status({
    battery: 170 + (n % 20),
    temperature: 100 + (n % 80),
    tilt: n % 30,
    water: n % 100,
    impacts: n % 7,
  });
}

function tilted(node: FakeNode): Uint8Array {
  return node.alert({ tiltSeries: [300, 305, 300, 310, 300] });
}

/** Below the clear level for the twelve seconds from the first sample to the last. */
function recovered(node: FakeNode): Uint8Array {
  return node.alert({ flags: 0, trigger: TRIGGER.recovered, period: 3, tiltSeries: [5, 6, 5, 4, 5] });
}
