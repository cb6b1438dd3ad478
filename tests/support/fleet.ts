import { createSocket } from 'node:dgram';
import {
  createDownlink,
  DOWN,
  expandCounter,
  HEADER_LENGTH,
  KEY,
  MAX_FRAME,
  openFrame,
  readDownlink,
  readHeader,
  sealFrame,
  TRIGGER,
  TYPE,
  UP,
} from '@lidwatch/protocol';
import { createNodeCcm, encodeMessage } from '@lidwatch/protocol/gateway';

/**
 * Nodes reduced to their promise: raise an alert, repeat it with a fresh counter until it is acknowledged, raise the
 * next. Odd alerts tilt the cover, even ones put it back, so that with holds of one sample every alert that the gateway
 * took is exactly one transition: a lost or doubled one shows in the counts.
 */
interface FleetNode {
  readonly cover: string;
  readonly node: number;
  readonly key: Uint8Array;
  /** alerts that were acknowledged, oldest first: the counter of the first sending, and whether it tilted the cover */
  readonly acknowledged: { counter: number; tilted: boolean }[];
  /** counter of the alert under way, or undefined */
  pending: { counter: number; sampledAt: number } | undefined;
  counter: number;
  downHigh: number;
}

export interface Fleet {
  readonly nodes: readonly FleetNode[];
  readonly framesSent: () => number;
  readonly acknowledged: () => number;
  /** the gateway's import file */
  readonly keysCsv: () => string;
  start(): void;
  /** no new alerts; resolves when every pending one is acknowledged */
  drain(ms: number): Promise<void>;
  close(): void;
}

const RETRY_MS = 250;
/** between an acknowledgement and the next alert: event times of one cover must differ */
const REST_MS = 20;

export function createFleet(options: { count: number; port: number; random: () => number }): Fleet {
  const socket = createSocket('udp4');
  const nodes: FleetNode[] = Array.from({ length: options.count }, (_, i) => ({
    cover: `K-${String(i + 1).padStart(3, '0')}`,
    node: 0x10000 + i,
    key: Uint8Array.from({ length: 16 }, () => Math.floor(options.random() * 256)),
    acknowledged: [],
    pending: undefined,
    counter: 0,
    downHigh: -1,
  }));
  const byNode = new Map(nodes.map((node) => [node.node, node]));
  const timers = new Map<number, NodeJS.Timeout>();
  const frame = new Uint8Array(MAX_FRAME);
  const downlink = createDownlink();
  let frames = 0;
  let running = false;
  let closed = false;

  function transmit(node: FleetNode): void {
    if (closed || !node.pending) return;
    const tilted = node.acknowledged.length % 2 === 0;
    const counter = node.counter;
    node.counter += 1;
    const age = Math.floor((Date.now() - node.pending.sampledAt) / 1000);
    const payload = encodeMessage({
      type: 'alert',
      seq: node.pending.counter & 65535,
      flags: tilted ? 1 : 0,
      trigger: tilted ? TRIGGER.tilt : TRIGGER.recovered,
      ...(age > 0 ? { age } : {}),
      tiltSeries: [tilted ? 300 : 5],
    });
    frame.set(payload, HEADER_LENGTH);
    const total = sealFrame(createNodeCcm(node.key), frame, UP, node.node, counter, false, payload.length);
    socket.send(Buffer.from(frame.subarray(0, total)), options.port, '127.0.0.1', () => undefined);
    frames += 1;
    timers.set(
      node.node,
      setTimeout(() => transmit(node), RETRY_MS),
    );
  }

  function next(node: FleetNode): void {
    if (!running || closed) return;
    node.pending = { counter: node.counter, sampledAt: Date.now() };
    transmit(node);
  }

  function receive(message: Uint8Array): void {
    const header = { direction: 0, node: 0, counter: 0, full: false, length: 0 };
    if (!readHeader(message, message.length, header) || header.direction !== DOWN) return;
    const node = byNode.get(header.node);
    if (!node) return;
    const counter = header.full ? header.counter : expandCounter(node.downHigh, header.counter);
    const length = openFrame(createNodeCcm(node.key), message, message.length, header, counter);
    if (length < 0) return;
    // a gateway that reuses a downlink counter after a power cut breaks the cipher: that is a failure of its own
    if (counter <= node.downHigh) throw new Error(`downlink counter ${counter} was used before by ${node.cover}`);
    node.downHigh = counter;
    if (!readDownlink(message, header.length, header.length + length, downlink)) return;
    if (downlink.values[KEY.type] === TYPE.ack) acknowledge(node);
  }

  function acknowledge(node: FleetNode): void {
    for (let i = 0; i < (downlink.values[KEY.seqs] ?? 0); i += 1) {
      if (!node.pending || downlink.list[i] !== (node.pending.counter & 65535)) continue;
      node.acknowledged.push({ counter: node.pending.counter, tilted: node.acknowledged.length % 2 === 0 });
      node.pending = undefined;
      clearTimeout(timers.get(node.node));
      setTimeout(() => next(node), REST_MS);
    }
  }

  socket.on('message', (message) => receive(Uint8Array.from(message)));
  socket.on('error', () => undefined);

  return {
    nodes,
    framesSent: () => frames,
    acknowledged: () => nodes.reduce((sum, node) => sum + node.acknowledged.length, 0),
    keysCsv: () =>
      ['cover,node,key', ...nodes.map((n) => `${n.cover},${n.node},${Buffer.from(n.key).toString('hex')}`), ''].join(
        '\n',
      ),
    start() {
      running = true;
      for (const node of nodes) next(node);
    },
    async drain(ms) {
      running = false;
      const end = Date.now() + ms;
      while (nodes.some((node) => node.pending)) {
        if (Date.now() > end) throw new Error(`alerts still unacknowledged after ${ms} ms`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    close() {
      closed = true;
      for (const timer of timers.values()) clearTimeout(timer);
      socket.close();
    },
  };
}
