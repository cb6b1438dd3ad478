import { type ReplayWindow, reportCounter } from '@lidwatch/protocol';
import {
  decodeMessage,
  MESSAGES,
  type Message,
  type NodeSecurity,
  openUplink,
  type Rejection,
  reject,
} from '@lidwatch/protocol/gateway';
import type { RawFrame } from '../transports/transport.ts';

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

/** One frame -> one report, or a typed rejection; never a throw, whatever the bytes. Pure: `find` only looks. */
export function openReport(frame: RawFrame, find: (node: number) => NodeSecurity | undefined): Report | Rejection {
  const opened = openUplink(frame.bytes, find);
  if (!opened.ok) return opened;
  const decoded = decodeMessage(opened.payload);
  if (!decoded.ok) return decoded;
  const { message } = decoded;
  if (!isUp(message)) return reject('wrong-direction', `${message.type} from node ${opened.node}`);
  const seq = message.seq ?? opened.counter & 65535;
  const counter = reportCounter(opened.counter, seq);
  if (counter === undefined) return reject('out-of-range', `seq ${seq} in frame ${opened.counter}`);
  const { confirmed } = MESSAGES[message.type];
  return { ok: true, frame, node: opened.node, counter, seq, confirmed, message, window: opened.window };
}

function isUp(message: Message): message is UpMessage {
  return MESSAGES[message.type].direction !== 'down';
}
