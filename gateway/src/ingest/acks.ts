import { ACK_SEQS, type Ccm, DOWN, MAX_FRAME, payloadOffset, sealFrame } from '@lidwatch/protocol';
import { encodeMessage } from '@lidwatch/protocol/gateway';
import type { Report } from './openReport.ts';

/** One acknowledgement: durable reports of one node, on the way that they came. */
export interface Ack {
  readonly node: number;
  /** the downlink counter that was used up for it, durably, in the same transaction as the reports */
  readonly counter: number;
  /** the node has just started and may have lost its counters: send all 32 bits */
  readonly full: boolean;
  readonly seqs: readonly number[];
  readonly link: string;
  readonly to: string;
}

interface Route {
  readonly link: string;
  readonly to: string;
  readonly seqs: Set<number>;
  full: boolean;
}

/** What is to be acknowledged to one node in one batch: a list of seqs for each way back. */
export type AckRoutes = Map<string, Route>;

export function noteAck(routes: AckRoutes, { frame, seq, message }: Report): void {
  const { link, from } = frame;
  const key = `${link} ${from}`;
  let route = routes.get(key);
  if (!route) {
    route = { link, to: from, seqs: new Set(), full: false };
    routes.set(key, route);
  }
  route.seqs.add(seq);
  if (message.type === 'hello') route.full = true;
}

/** Acks from downlink counter `down` on, one for each way back, or more where it has more seqs than an ack holds. */
export function acksOf(node: number, routes: AckRoutes, down: number): readonly Ack[] {
  const acks: Ack[] = [];
  for (const { link, to, seqs, full } of routes.values()) {
    const all = [...seqs];
    for (let i = 0; i < all.length; i += ACK_SEQS) {
      const counter = down + acks.length;
      acks.push({ node, counter, full, seqs: all.slice(i, i + ACK_SEQS), link, to });
    }
  }
  return acks;
}

/** The frame of an acknowledgement, sealed with the node's key in the direction down. */
export function sealAck(ack: Ack, ccm: Ccm): Uint8Array {
  const frame = new Uint8Array(MAX_FRAME);
  const payload = encodeMessage({ type: 'ack', seqs: ack.seqs });
  frame.set(payload, payloadOffset(ack.full));
  const length = sealFrame(ccm, frame, DOWN, ack.node, ack.counter, ack.full, payload.length);
  return frame.subarray(0, length);
}
