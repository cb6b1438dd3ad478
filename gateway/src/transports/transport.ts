import type { PartState } from '../parts/state.ts';
import type { Tally } from '../parts/tally.ts';

/** Where an answer goes: written and read by the transport that received the frame, and by nobody else. */
export type ReplyAddress = string;

/** Bytes as a link delivered them. Nothing is known of them yet. */
export interface RawFrame {
  /** belongs to the receiver */
  readonly bytes: Uint8Array;
  /** name of the link */
  readonly link: string;
  readonly from: ReplyAddress;
  /** ms since the epoch */
  readonly receivedAt: number;
  /** dBm */
  readonly rssi?: number;
  /** dB */
  readonly snr?: number;
}

/**
 * sent: handed to the medium, nothing more is known. dropped: the send queue is full. down: the link is not up.
 * refused: the link, its module or the address would not take it.
 */
export type SendResult = 'sent' | 'dropped' | 'down' | 'refused';

/**
 * What a transport counts. received, sent: frames. dropped: downlinks that found the queue full. refused: downlinks
 * not taken. oversize: longer than any frame. noise: bytes or replies that belong to nothing. reopened: fresh starts of
 * a link that had been up.
 */
export type TransportCount = 'received' | 'sent' | 'dropped' | 'refused' | 'oversize' | 'noise' | 'reopened';

/** One link: bytes in, bytes out, its state, its reconnecting. Knows nothing of covers. */
export interface Transport {
  readonly name: string;
  readonly kind: string;
  /** Begins, and keeps trying by itself. Resolves after the first attempt, whatever came of it. */
  start(): Promise<void>;
  /** Resolves when the link is closed and no callback will come any more. */
  stop(): Promise<void>;
  /** Never rejects. */
  send(to: ReplyAddress, bytes: Uint8Array): Promise<SendResult>;
  state(): PartState;
  /** where it listens, once it does: `127.0.0.1:7700`, a port's path */
  address(): string | undefined;
  readonly counts: Tally<TransportCount>;
}

export type FrameHandler = (frame: RawFrame) => void;
