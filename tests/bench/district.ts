import { MAX_FRAME, payloadOffset, sealFrame, TRIGGER, UP } from '@lidwatch/protocol';
import { createNodeCcm, encodeMessage, type Message } from '@lidwatch/protocol/gateway';

/** A cover with its node, as the gateway is told of it. */
interface Place {
  readonly cover: string;
  readonly node: number;
  readonly key: Uint8Array;
}

/**
 * Many nodes that take turns, so that the frames of a batch are from as many nodes as they can be, and from all over
 * the district: the next to speak is none of the neighbours of the last. Nothing is kept of a node but its counter, so
 * that a million of them leave the memory to what is measured.
 */
export interface District {
  readonly size: number;
  covers(from?: number, to?: number): Place[];
  /** of one of its nodes */
  key(node: number): Uint8Array;
  /** the gateway's import file */
  keysCsv(): string;
  /** Further frames, each sealed with its node's own key and next counter: statuses of covers at rest. */
  statuses(count: number): Uint8Array[];
  /** Statuses as they travel where the link authenticates; of one node in fifty the cover tilts now and then. */
  bareStatuses(count: number): { readonly node: number; readonly payload: Uint8Array }[];
  /** Alerts of five samples: each raises cover.tilted, or clears what the node's one before has raised. */
  alerts(count: number): Uint8Array[];
}

const FIRST_NODE = 0x20000;
/** The part of the circle between two that speak after each other: the golden section leaves the largest gaps. */
const GOLDEN = 0.6180339887498949;

export function createDistrict(size: number): District {
  const counters = new Uint32Array(size);
  const frame = new Uint8Array(MAX_FRAME);
  const stride = coprimeNear(Math.round(size * GOLDEN), size);
  let made = 0;
  let at = 0;

  /** The message of the next node, and the node. */
  function next(make: (counter: number, round: number) => Message): {
    readonly node: number;
    readonly message: Message;
  } {
    at = (at + stride) % size;
    const message = make(made, Math.floor(made / size));
    made += 1;
    return { node: FIRST_NODE + at, message };
  }

  function seqOf(node: number): number {
    return (counters[node - FIRST_NODE] as number) & 65535;
  }

  function count(node: number): number {
    const counter = counters[node - FIRST_NODE] as number;
    counters[node - FIRST_NODE] = counter + 1;
    return counter;
  }

  function sealed(amount: number, make: (counter: number, round: number) => Message): Uint8Array[] {
    return Array.from({ length: amount }, () => {
      const { node, message } = next(make);
      const payload = encodeMessage({ ...message, seq: seqOf(node) } as Message);
      frame.set(payload, payloadOffset(false));
      const length = sealFrame(createNodeCcm(keyOf(node)), frame, UP, node, count(node), false, payload.length);
      return frame.slice(0, length);
    });
  }

  function covers(from = 0, to = size): Place[] {
    return Array.from({ length: Math.max(0, Math.min(to, size) - from) }, (_, i) => {
      const node = FIRST_NODE + from + i;
      return { cover: `B-${from + i}`, node, key: keyOf(node) };
    });
  }

  return {
    size,
    covers,
    key: keyOf,
    keysCsv() {
      const rows = covers().map(({ cover, node, key }) => `${cover},${node},${Buffer.from(key).toString('hex')}`);
      return ['cover,node,key', ...rows, ''].join('\n');
    },
    statuses: (amount) => sealed(amount, status),
    bareStatuses: (amount) =>
      Array.from({ length: amount }, () => {
        const { node, message } = next(status);
        const tilt = isTilted(node, counters[node - FIRST_NODE] as number) ? 300 : 20;
        const payload = encodeMessage({ ...message, tilt, seq: seqOf(node) } as Message);
        count(node);
        return { node, payload };
      }),
    alerts: (amount) => sealed(amount, (_, round) => (round % 2 === 0 ? TILTED : RECOVERED)),
  };
}

function keyOf(node: number): Uint8Array {
  const key = new Uint8Array(16).fill(90);
  new DataView(key.buffer).setUint32(0, node);
  return key;
}

function coprimeNear(wanted: number, size: number): number {
  let one = Math.max(1, wanted);
  while (divisor(one, size) !== 1) one += 1;
  return one;
}

function divisor(a: number, b: number): number {
  return b === 0 ? a : divisor(b, a % b);
}

/** Five statuses on its side, then five at rest. */
function isTilted(node: number, counter: number): boolean {
  return node % 50 === 0 && counter % 10 >= 5;
}

/** Readings that differ from frame to frame, far from every raise level. */
function status(n: number): Message {
  return {
    type: 'status',
    flags: 0,
    seq: 0,
    battery: 170 + (n % 20),
    temperature: 100 + (n % 80),
    tilt: n % 30,
    water: n % 100,
    vibration: 1,
    impacts: n % 7,
  };
}

const ALERT = { type: 'alert', flags: 1, seq: 0 } as const;

const TILTED: Message = { ...ALERT, trigger: TRIGGER.tilt, tiltSeries: [300, 305, 300, 310, 300] };

/** Below the clear level for the twelve seconds from the first sample to the last. */
const RECOVERED: Message = { ...ALERT, flags: 0, trigger: TRIGGER.recovered, period: 3, tiltSeries: [5, 6, 5, 4, 5] };
