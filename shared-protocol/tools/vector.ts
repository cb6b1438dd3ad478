import { encodeMessage, type Json, type Message, messageToJson, type RejectionCode } from '../src/gateway/index.ts';
import { createAes128, createCcm, DOWN, payloadOffset, sealFrame, TAG_LENGTH, UP } from '../src/index.ts';

/** One frame as it stands in vectors/*.json. PROTOCOL.md explains the members. */
export interface Vector {
  readonly name: string;
  readonly profile: 'bare' | 'sealed';
  readonly direction: 'up' | 'down';
  readonly node?: number;
  readonly key?: string;
  readonly counter?: number;
  readonly accepted?: readonly number[];
  readonly hex: string;
  readonly payload?: string;
  readonly message?: Json;
  readonly reject?: RejectionCode;
}

/** One theme, one file. */
export interface VectorFile {
  readonly file: string;
  readonly about: string;
  readonly vectors: readonly Vector[];
}

/** A message, or the bytes of a payload (hex, blanks allowed) and what they mean to a receiver, if anything. */
export type Content = Message | { readonly raw: string; readonly message?: Message };

export interface Node {
  readonly node: number;
  readonly key: string;
}

/** Two nodes of the examples. Their keys are public: never use them. */
export const NODE_A: Node = { node: 0xc007, key: '00112233445566778899aabbccddeeff' };
export const NODE_B: Node = { node: 0xfffffffe, key: '0f1e2d3c4b5a69788796a5b4c3d2e1f0' };

export interface Sealing {
  readonly from?: Node;
  readonly direction?: 'up' | 'down';
  readonly counter: number;
  /** the header carries all 32 bits of the counter */
  readonly full?: boolean;
  /** counters that the receiver has accepted before, in this order */
  readonly accepted?: readonly number[];
}

export function bytesOf(hex: string): Uint8Array {
  return Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
}

export function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

function payloadOf(content: Content): Uint8Array {
  return 'raw' in content ? bytesOf(content.raw) : encodeMessage(content);
}

function meaningOf(content: Content): { message?: Json } {
  const message = 'raw' in content ? content.message : content;
  return message ? { message: messageToJson(message) } : {};
}

export function bare(name: string, content: Content, direction: 'up' | 'down' = 'up'): Vector {
  return { name, profile: 'bare', direction, hex: hexOf(payloadOf(content)), ...meaningOf(content) };
}

/** Sealed as a node does it: the portable CCM. The tests open every frame with another implementation. */
export function sealed(name: string, content: Content, sealing: Sealing): Vector {
  const { from = NODE_A, direction = 'up', counter, full = false, accepted } = sealing;
  const payload = payloadOf(content);
  const offset = payloadOffset(full);
  const frame = new Uint8Array(offset + payload.length + TAG_LENGTH);
  frame.set(payload, offset);
  const ccm = createCcm(createAes128(bytesOf(from.key)));
  sealFrame(ccm, frame, direction === 'up' ? UP : DOWN, from.node, counter, full, payload.length);
  return {
    name,
    profile: 'sealed',
    direction,
    node: from.node,
    key: from.key,
    counter,
    ...(accepted ? { accepted } : {}),
    hex: hexOf(frame),
    payload: hexOf(payload),
    ...meaningOf(content),
  };
}

/** A vector that a receiver refuses with this code: it means nothing. */
export function refused(reject: RejectionCode, vector: Vector): Vector {
  const { message: _, ...rest } = vector;
  return { ...rest, reject };
}

/** The same vector with other bytes; what they decrypt to is nobody's business any more. */
export function altered(vector: Vector, alter: (frame: Uint8Array) => Uint8Array): Vector {
  const { payload: _, ...rest } = vector;
  return { ...rest, hex: hexOf(alter(bytesOf(vector.hex))) };
}
