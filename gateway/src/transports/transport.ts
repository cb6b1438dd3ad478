import type { PartState } from '../parts/state.ts';
import type { Tally } from '../parts/tally.ts';

/** Where an answer goes: written and read by the transport that received the frame, and by nobody else. */
export type ReplyAddress = string;

/**
 * Who a frame is from, where the link itself names and authenticates its nodes. Only then a bare payload is taken. devEui:
 * 16 hex digits, lower case.
 */
export type Sender = { readonly node: number } | { readonly devEui: string };

/** Bytes as a link delivered them. Nothing is known of them yet. */
export interface RawFrame {
  /** belongs to the receiver */
  readonly bytes: Uint8Array;
  /** name of the link */
  readonly link: string;
  readonly from: ReplyAddress;
  /** absent: the link says nothing of who sent it */
  readonly sender?: Sender;
  /** ms since the epoch */
  readonly receivedAt: number;
  /** dBm */
  readonly rssi?: number;
  /** dB */
  readonly snr?: number;
  /** It has lain somewhere on its way, nobody knows for how long: its samples may be older than they say. */
  readonly isDelayed?: boolean;
}

/**
 * What has become of a frame. settled: what it says is on the disk, or it is refused for good: nobody need bring it again. lost: it was
 * not taken.
 */
export type Fate = 'settled' | 'lost';

/**
 * sent: handed to the medium, nothing more is known. dropped: the send queue is full. down: the link is not up.
 * refused: the link, its module or the address would not take it. withheld: the air time of this hour is used up, or
 * what is left of it is kept for acknowledgements.
 */
export type SendResult = 'sent' | 'dropped' | 'down' | 'refused' | 'withheld';

/** What a downlink is for. Where a link cannot send all, acknowledgements go first: an order is sent again by itself. */
export type Purpose = 'ack' | 'order';

/**
 * What a transport counts. received, sent: frames. dropped: downlinks that found the queue full. refused: downlinks
 * not taken. withheld: downlinks for which there was no air time. oversize: longer than any frame. noise: bytes or
 * replies that belong to nothing. reopened: fresh starts of a link that had been up.
 */
export const TRANSPORT_COUNTS = [
  ...(['received', 'sent', 'dropped', 'refused', 'withheld', 'oversize', 'noise', 'reopened'] as const),
] as const;

export type TransportCount = (typeof TRANSPORT_COUNTS)[number];

/** How much of what a link may send within an hour is left. */
export interface DutyCycle {
  /** `868.0-868.6 MHz` */
  readonly band: string;
  /** 0..1 */
  readonly left: number;
}

/** One link: bytes in, bytes out, its state, its reconnecting. Knows nothing of covers. */
export interface Transport {
  readonly name: string;
  readonly kind: string;
  /** Begins, and keeps trying by itself. Resolves after the first attempt, whatever came of it. */
  start(): Promise<void>;
  /** Resolves when the link is closed and no callback will come any more. */
  stop(): Promise<void>;
  /** Never rejects. A link that has room for everything need not ask what it is for; absent: an acknowledgement. */
  send(to: ReplyAddress, bytes: Uint8Array, purpose?: Purpose): Promise<SendResult>;
  state(): PartState;
  /** where it listens, once it does: `127.0.0.1:7700`, a port's path */
  address(): string | undefined;
  readonly counts: Tally<TransportCount>;
  /** Where the band of a link has a limit; absent, or undefined: it has none. */
  dutyCycle?(): DutyCycle | undefined;
}

/**
 * `told` is called once, behind the downlinks that the frame has brought about; at some later time, or never where the gateway ends before.
 * A link that can tell nobody hands none in.
 */
export type FrameHandler = (frame: RawFrame, told?: (fate: Fate) => void) => void;
