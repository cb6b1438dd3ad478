import { DOWN, payloadOffset, sealFrame, UP } from '@lidwatch/protocol';
import { createNodeCcm, encodeMessage } from '@lidwatch/protocol/gateway';

export const BENCH_KEY = '0f0e0d0c0b0a09080706050403020100';
export const BENCH_NODE = 0x1a2b3c4d;

type Encodable = Parameters<typeof encodeMessage>[0];

/** A sealed frame of the bench's node, as hex: what a console prints. */
export function sealedHex(message: Encodable, counter: number, direction: 'up' | 'down' = 'up', full = false): string {
  const payload = encodeMessage(message);
  const start = payloadOffset(full);
  const frame = new Uint8Array(start + payload.length + 8);
  frame.set(payload, start);
  const ccm = createNodeCcm(Buffer.from(BENCH_KEY, 'hex'));
  const length = sealFrame(ccm, frame, direction === 'up' ? UP : DOWN, BENCH_NODE, counter, full, payload.length);
  return Buffer.from(frame.subarray(0, length)).toString('hex');
}
