import { ACK_SEQS, type Ccm, DOWN, isBare, MAX_FRAME, payloadOffset, sealFrame } from '@lidwatch/protocol';
import { type Ack, type Config, encodeMessage, type Maintenance } from '@lidwatch/protocol/gateway';
import type { NodeRecord } from '../store/types.ts';
import type { RawFrame } from '../transports/transport.ts';
import type { Report } from './openReport.ts';

/** One message to one node, on the way that it was heard: an acknowledgement of durable reports, or an order. */
export interface Downlink {
  readonly node: number;
  /** the downlink counter that was used up for it, durably, in the same transaction as what it answers */
  readonly counter: number;
  readonly message: Ack | Config | Maintenance;
  readonly link: string;
  readonly to: string;
  /** as the frame that it answers came */
  readonly profile: NodeRecord['profile'];
}

interface Route extends Pick<Downlink, 'link' | 'to' | 'profile'> {
  readonly seqs: Set<number>;
}

/** What is to be acknowledged to one node in one batch: a list of seqs for each way back. */
export type AckRoutes = Map<string, Route>;

export function noteAck(routes: AckRoutes, { frame, seq }: Report): void {
  const { link, from } = frame;
  const profile = profileOf(frame);
  const key = `${profile} ${link} ${from}`;
  let route = routes.get(key);
  if (!route) {
    route = { link, to: from, profile, seqs: new Set() };
    routes.set(key, route);
  }
  route.seqs.add(seq);
}

/** Acks from downlink counter `down` on, one for each way back, or more where it has more seqs than an ack holds. */
export function acksOf(node: number, routes: AckRoutes, down: number): readonly Downlink[] {
  const acks: Downlink[] = [];
  for (const { seqs, ...way } of routes.values()) {
    const all = [...seqs];
    for (let i = 0; i < all.length; i += ACK_SEQS) {
      const counter = down + acks.length;
      acks.push({ node, counter, message: { type: 'ack', seqs: all.slice(i, i + ACK_SEQS) }, ...way });
    }
  }
  return acks;
}

/** 2024-01-01T00:00:00Z, and a bound that a mad clock cannot pass: the counter must never be used up by it. */
const FLOOR_EPOCH = Date.UTC(2024, 0, 1);
const FLOOR_CEILING = 2 ** 31;

/**
 * The least counter of a downlink at `now`: whole seconds since the start of 2024. A gateway whose database was lost or
 * is an old copy knows nothing of the counters that it used since: they are nonces, and nodes accept none twice. It was
 * never ahead of this clock by more than it sent downlinks, on the average, in a second.
 */
export function leastCounter(now: number): number {
  return Math.min(Math.max(0, Math.floor((now - FLOOR_EPOCH) / 1000)), FLOOR_CEILING);
}

/**
 * How a frame came. It is answered so: a node that is registered as bare may seal its frames as well, over a link that
 * vouches for nobody, where a bare answer could be anybody's, and is not taken by a node that seals.
 */
export function profileOf({ bytes }: RawFrame): NodeRecord['profile'] {
  return isBare(bytes[0] ?? 0) ? 'bare' : 'sealed';
}

/** The bytes of a downlink, as its node takes them: where the link vouches for both sides, the payload alone. */
export function packDownlink(downlink: Downlink, ccm: () => Ccm): Uint8Array {
  return downlink.profile === 'bare' ? encodeMessage(downlink.message) : sealDownlink(downlink, ccm());
}

/**
 * The frame of a downlink, sealed with the node's key in the direction down. It carries all 32 bits of the counter,
 * which may lie further ahead of what the node has accepted than 16 bits can tell. Throws where that is used up.
 */
function sealDownlink({ node, counter, message }: Downlink, ccm: Ccm): Uint8Array {
  const frame = new Uint8Array(MAX_FRAME);
  const payload = encodeMessage(message);
  frame.set(payload, payloadOffset(true));
  const length = sealFrame(ccm, frame, DOWN, node, counter, true, payload.length);
  if (length === 0) throw new Error(`the downlink counter of node ${node} is used up: it needs a new key`);
  return frame.subarray(0, length);
}
