import { accept, type Ccm, freshness, isBare, MAX_FRAME, type ReplayWindow, reportCounter } from '@lidwatch/protocol';
import {
  bareCounter,
  decodeMessage,
  MESSAGES,
  type Message,
  openUplink,
  type Rejection,
  reject,
} from '@lidwatch/protocol/gateway';
import type { RawFrame, Sender } from '../transports/transport.ts';

type UpType = 'status' | 'alert' | 'hello' | 'report' | 'maintenance' | 'log';
export type UpMessage = Extract<Message, { readonly type: UpType }>;

/** A decoded, authenticated frame. */
export interface Report {
  readonly ok: true;
  readonly frame: RawFrame;
  readonly node: number;
  /** the counter with which it was first sent: with the node, its name for ever, however often it is repeated */
  readonly counter: number;
  /** what an acknowledgement names */
  readonly seq: number;
  /** the node repeats it until it is acknowledged */
  readonly confirmed: boolean;
  readonly message: UpMessage;
  /** the node's window with this frame accepted */
  readonly window: ReplayWindow;
}

/** What is known of nodes. Looking changes nothing. */
export interface Nodes {
  /** of a node that seals its frames */
  sealed(node: number): { readonly ccm: Ccm; readonly window: ReplayWindow } | undefined;
  /** the node that a link vouches for; `sealed` where it is one that seals its frames */
  bare(sender: Sender): { readonly node: number; readonly window: ReplayWindow } | 'sealed' | undefined;
}

/** One frame -> one report, or a typed rejection; never a throw, whatever the bytes. Pure: `nodes` only looks. */
export function openReport(frame: RawFrame, nodes: Nodes): Report | Rejection {
  return isBare(frame.bytes[0] ?? 0) ? openBare(frame, nodes) : openSealed(frame, nodes);
}

function openSealed(frame: RawFrame, nodes: Nodes): Report | Rejection {
  const opened = openUplink(frame.bytes, nodes.sealed);
  if (!opened.ok) return opened;
  const message = readUp(opened.payload, opened.node);
  if ('ok' in message) return message;
  const seq = message.seq ?? opened.counter & 65535;
  const counter = reportCounter(opened.counter, seq);
  if (counter === undefined) return reject('out-of-range', `seq ${seq} in frame ${opened.counter}`);
  const { node, window } = opened;
  const { confirmed } = MESSAGES[message.type];
  return { ok: true, frame, node, counter, seq, confirmed, message, window };
}

/**
 * A payload that the link has authenticated. A confirmed report may come again under its number, and is known by it for
 * ever; a status that does is one that the link has delivered twice.
 */
function openBare(frame: RawFrame, nodes: Nodes): Report | Rejection {
  const { bytes, sender } = frame;
  if (bytes.length > MAX_FRAME) return reject('too-long', `${bytes.length} bytes`);
  if (!sender) return reject('wrong-profile', 'the link does not say who has sent it');
  const known = nodes.bare(sender);
  if (!known) return reject('unknown-node', 'node' in sender ? `node ${sender.node}` : `device ${sender.devEui}`);
  if (known === 'sealed') return reject('wrong-profile', 'the node seals its frames');
  const { node, window } = known;
  const message = readUp(bytes, node);
  if ('ok' in message) return message;
  const { seq } = message;
  if (seq === undefined) return reject('missing-field', 'seq');
  const counter = bareCounter(window, seq, message.type === 'hello');
  const fresh = freshness(window, counter);
  const { confirmed } = MESSAGES[message.type];
  if (fresh !== 'fresh' && !confirmed) return reject(fresh, `node ${node} seq ${seq}`);
  const after = fresh === 'fresh' ? accept(window, counter) : window;
  return { ok: true, frame, node, counter, seq, confirmed, message, window: after };
}

function readUp(payload: Uint8Array, node: number): UpMessage | Rejection {
  const decoded = decodeMessage(payload);
  if (!decoded.ok) return decoded;
  const { message } = decoded;
  return isUp(message) ? message : reject('wrong-direction', `${message.type} from node ${node}`);
}

function isUp(message: Message): message is UpMessage {
  return MESSAGES[message.type].direction !== 'down';
}
