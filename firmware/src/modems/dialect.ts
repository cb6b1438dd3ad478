/** What a line of a module means; bits, for a line may mean several things. */
export const MEANS = {
  nothing: 0,
  /** the command is done */
  ok: 1,
  /** what the command began is done: the frame is on the air, the network is joined, the socket is open */
  sent: 2,
  error: 4,
  /** the module has started, or has lost what the set-up made: it is set up again */
  restart: 8,
  /** the module has switched itself off */
  down: 32,
  /** it holds a frame, which the script `fetch` gets */
  waiting: 64,
  /** it will not send this frame, and need not be asked again */
  refused: 128,
  /** the next command of the script is not needed; a multiple for as many */
  skip: 256,
  /** the line holds counted bytes that have not come in yet, or only looks like it: silence will tell */
  more: -1,
} as const;

/** meaning >> SKIPPED: how many commands are not needed */
export const SKIPPED = 8;

/** Hands on a frame that came in, a text of bytes; an empty one is none. Returns MEANS.nothing. */
export type Hear = (frame: string) => number;

/** A value of MEANS for a line that holds the word; `rest` is what follows the word, line end included. */
export type Reader = (rest: string, hear: Hear) => number;

/**
 * What one module speaks, as the engine needs it. A script is a list of commands, each ended by CR LF, which go out
 * one after the other as they are done. The first character says how a command is awaited:
 *
 *     AT...    for MEANS.ok, not long
 *     ?AT...   for MEANS.ok, `slow` ms; failing does no harm
 *     ~AT...   for MEANS.ok, `slow` ms
 *     !AT...   for MEANS.sent, `slow` ms
 *     >...     bytes for the module's prompt, as they are and without CR LF; for MEANS.sent, `slow` ms
 *
 * The first of the last three in `compose` is what puts the frame on the air. A script never holds an empty text.
 */
export interface Dialect {
  readonly maxFrame: number;
  readonly bare: boolean;
  readonly dutyCycle: number;
  airTime(length: number): number;
  cost(length: number): number;
  coverage(): number;

  /** word, meaning (or Reader), word, meaning, ...; of the words that a line holds the first in the table counts */
  readonly lines: readonly (string | number | Reader)[];
  /** sets the module up */
  readonly start: readonly string[];
  /** before the commands of `compose`, where the module rests */
  readonly wake: readonly string[];
  /** puts it to rest */
  readonly doze: readonly string[];
  /** after MEANS.waiting */
  readonly fetch: readonly string[];
  /** the script that sends a frame, a text of bytes; `type`: a value of TYPE */
  compose(frame: string, type: number): string[];

  /** ms for a command that waits for the air or for a network; a frame is answered within twice that */
  readonly slow: number;
  /** 1 for a module that switches itself off when it rests: it is pulsed on when it is silent, and only for a frame */
  readonly cold: number;
}
