import type { Purpose, ReplyAddress } from '../transport.ts';

/** What a module has said, whatever its dialect. */
export type Said =
  | { readonly kind: 'ok' }
  /** `busy`: the same command succeeds a little later */
  | { readonly kind: 'error'; readonly text: string; readonly busy: boolean }
  /** what was sent is off the air, where the module says so apart from `ok` */
  | { readonly kind: 'sent' }
  | { readonly kind: 'value'; readonly text: string }
  /** It has forgotten what it was told: it is set up again. */
  | { readonly kind: 'restart'; readonly reason: string }
  | {
      readonly kind: 'received';
      /** only valid during the call */
      readonly data: Uint8Array;
      /** what `aim` understands; a module that tells no sender gives itself an address */
      readonly from: ReplyAddress;
      readonly rssi?: number;
      readonly snr?: number;
    }
  /** nothing that anybody asked for */
  | { readonly kind: 'other' };

/** Bytes to what was said; pure, and not to be thrown by anything. */
export interface SaidParser {
  feed(bytes: Uint8Array): void;
  /** The line has been silent for longer than a module pauses inside a line: what is unfinished is given up. */
  flush(): void;
  /** bytes that are unfinished */
  pending(): number;
  /** bytes that belong to nothing, since the start */
  discarded(): number;
}

/** What a module made of a command. */
export type Reply =
  | { readonly kind: 'ok' /** of a query */; readonly value?: string | undefined }
  | { readonly kind: 'error'; readonly text: string; readonly busy: boolean }
  | { readonly kind: 'timeout' }
  /** the module started anew, or the port was lost, while the command was pending */
  | { readonly kind: 'interrupted' };

/** A module, while nobody else may speak to it. */
export interface Talk {
  /** `command` without the line end. `ends`: what its success is told by. Rejects never. */
  tell(
    command: string | Uint8Array,
    more?: { readonly timeoutMs?: number; readonly ends?: 'ok' | 'value' | 'sent' },
  ): Promise<Reply>;
  /** Waits for a restart: `interrupted` where it came. */
  await(ms: number): Promise<Reply>;
}

/** A command that was not obeyed. */
export interface Failure {
  readonly said: string;
  readonly reply: Reply;
}

interface Downlink {
  readonly address: number;
  readonly data: Uint8Array;
}

interface Transmission {
  readonly reply: Reply;
  /** the module is to be told its settings again before it hears or sends anything */
  readonly lost: boolean;
}

/** How one kind of module is spoken to: what serial links do not share. */
export interface Dialect {
  readonly kind: string;
  /** Hz */
  readonly frequency: number;
  /** ms that a node needs from the end of its frame until it listens */
  readonly turnaroundMs: number;
  createParser(take: (said: Said) => void): SaidParser;
  /** Tells a module everything that it may have forgotten; undefined where it hears and sends from now on. */
  setUp(talk: Talk): Promise<Failure | undefined>;
  /** A frame as the module takes it, or undefined where the address is not one of ours or the frame is too long. */
  aim(to: ReplyAddress, frame: Uint8Array): Downlink | undefined;
  /** Leaves the module listening. */
  transmit(talk: Talk, downlink: Downlink): Promise<Transmission>;
  /** The frame in what was received, and the address that an answer goes to. */
  frameOf(data: Uint8Array, from: ReplyAddress): { readonly bytes: Uint8Array; readonly from: ReplyAddress };
  /** ms of so many bytes on the air */
  airTime(length: number): number;
}

/** A downlink that waits for its turn. */
export interface Waiting extends Downlink {
  readonly purpose: Purpose;
}
