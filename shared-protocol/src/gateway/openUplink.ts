import { BAD_TAG, type Ccm } from '../crypto/ccm.ts';
import { expandCounter } from '../envelope/counter.ts';
import { HEADER_LENGTH, type Header, isSealed, MAX_FRAME, readHeader, TAG_LENGTH, UP } from '../envelope/header.ts';
import { accept, freshness, type ReplayWindow } from '../envelope/replayWindow.ts';
import { openFrame } from '../envelope/sealed.ts';
import { type Rejection, reject } from './rejections.ts';

export interface OpenedUplink {
  readonly ok: true;
  readonly node: number;
  /** the full 32-bit frame counter */
  readonly counter: number;
  readonly payload: Uint8Array;
  /** the window with this frame accepted; to be stored with what the frame changes */
  readonly window: ReplayWindow;
}

/** What the gateway knows of a node: its cipher, and what was accepted from it. */
export interface NodeSecurity {
  readonly ccm: Ccm;
  readonly window: ReplayWindow;
}

/** The node that a sealed frame claims to be from, or undefined. Nothing is proven by it. */
export function claimedNode(frame: Uint8Array): number | undefined {
  const header = blankHeader();
  return readHeader(frame, frame.length, header) ? header.node : undefined;
}

/**
 * A sealed uplink -> its authenticated payload. Pure: `frame` is not changed, and the new window is handed back.
 * The replay check comes before the cipher (it is cheap) and only an authentic frame moves the window.
 */
export function openUplink(
  frame: Uint8Array,
  find: (node: number) => NodeSecurity | undefined,
): OpenedUplink | Rejection {
  if (frame.length < HEADER_LENGTH + TAG_LENGTH) return reject('too-short', `${frame.length} bytes`);
  if (frame.length > MAX_FRAME) return reject('too-long', `${frame.length} bytes`);
  if (!isSealed(frame[0] ?? 0)) return reject('unknown-profile', `first byte ${frame[0]}`);
  const header = blankHeader();
  if (!readHeader(frame, frame.length, header)) return reject('too-short', `${frame.length} bytes`);
  if (header.direction !== UP) return reject('wrong-direction', `node ${header.node}`);
  const node = find(header.node);
  if (!node) return reject('unknown-node', `node ${header.node}`);
  const counter = header.full ? header.counter : expandCounter(node.window.high, header.counter);
  const fresh = freshness(node.window, counter);
  if (fresh !== 'fresh') return reject(fresh, `node ${header.node} counter ${counter}`);
  const copy = new Uint8Array(frame);
  const length = openFrame(node.ccm, copy, copy.length, header, counter);
  if (length === BAD_TAG) return reject('bad-tag', `node ${header.node} counter ${counter}`);
  return {
    ok: true,
    node: header.node,
    counter,
    payload: copy.subarray(header.length, header.length + length),
    window: accept(node.window, counter),
  };
}

function blankHeader(): Header {
  return { direction: 0, node: 0, counter: 0, full: false, length: 0 };
}
