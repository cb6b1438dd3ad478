import { createRylrParser, type RylrEvent } from '@lidwatch/protocol';
import type { Uart } from '../buses.ts';
import type { Timers } from '../core/hal.ts';

/** How a command ended. A positive number is n of `+ERR=n`. */
export const REPLY = { ok: 0, timeOut: -1, reset: -2 } as const;

/** `+ERR` codes (RYLR998 AT command guide) that the modem treats in a way of their own. */
export const ERROR = {
  /** RX time-out, CRC error, RX header error: of a frame that came in, never of the command under way */
  rxTimeOut: 11,
  crc: 12,
  rxHeader: 19,
  /** the last transmission is not completed */
  busy: 17,
} as const;

export interface ExchangeCounters {
  /** replies that belonged to no command */
  stray: number;
  timeOuts: number;
  /** `+READY` or `+RESET` that nobody asked for */
  resets: number;
  /** frames that arrived damaged, as the module says */
  damaged: number;
}

/** One command at a time to a RYLR module. */
export interface RylrExchange {
  /** the command to send; room for AT+SEND with the longest frame */
  readonly command: Uint8Array;
  /** Sends the first `length` bytes of `command`. `done` is called once, within `timeOut` + SETTLE ms. */
  run(length: number, timeOut: number, done: (reply: number) => void): void;
  readonly counters: ExchangeCounters;
  /** bytes that were part of no line */
  discarded(): number;
}

export interface ExchangeOptions {
  readonly uart: Uart;
  readonly timers: Timers;
  readonly commandSize: number;
  onReceived(event: RylrEvent): void;
  /** the module has started, its configuration may be gone; a command under way ends right after this call */
  onReset(): void;
}

/** ms after an error in which the rest of a compound error, or a late +OK, still belongs to the same command */
const SETTLE = 100;
/** ms without a byte after which an unfinished line will never be finished; 240 bytes take 21 ms at 115200 baud */
const GAP = 250;

export function createRylrExchange(options: ExchangeOptions): RylrExchange {
  const timers = options.timers;
  const counters: ExchangeCounters = { stray: 0, timeOuts: 0, resets: 0, damaged: 0 };
  const command = new Uint8Array(options.commandSize);
  let pending: ((reply: number) => void) | null = null;
  /** the error that has come, while its tail is awaited; else 0 */
  let error = 0;
  let timer = 0;
  let gapTimer = 0;
  let heard = false;

  function finish(reply: number): void {
    const done = pending;
    pending = null;
    error = 0;
    timers.cancel(timer);
    if (done) done(reply);
  }

  function onError(code: number): void {
    if (code === ERROR.crc || code === ERROR.rxHeader || code === ERROR.rxTimeOut) {
      counters.damaged += 1;
    } else if (!pending || error !== 0) {
      counters.stray += 1;
    } else {
      error = code;
      timers.cancel(timer);
      timer = timers.after(SETTLE, () => finish(error));
    }
  }

  function onStart(): void {
    counters.resets += 1;
    options.onReset();
    if (pending) finish(REPLY.reset);
  }

  const parser = createRylrParser((event) => {
    if (event.kind === 'received') options.onReceived(event);
    else if (event.kind === 'error') onError(event.code);
    else if (event.kind === 'ready' || event.kind === 'reset') onStart();
    else if (event.kind === 'ok' && pending) finish(REPLY.ok);
    else counters.stray += 1;
  });

  /** Gives up on an unfinished line once a whole GAP has passed without a byte. */
  function onGap(): void {
    gapTimer = 0;
    if (!heard) parser.flush();
    watchGap();
  }

  function watchGap(): void {
    heard = false;
    if (gapTimer === 0 && parser.pending() > 0) gapTimer = timers.after(GAP, onGap);
  }

  options.uart.onData((bytes, length) => {
    parser.feed(bytes, length);
    if (gapTimer === 0) watchGap();
    else heard = true;
  });

  return {
    command,
    run(length, timeOut, done) {
      pending = done;
      error = 0;
      timer = timers.after(timeOut, () => {
        // the reply may stand behind a line that lost its end
        parser.flush();
        if (!pending || error !== 0) return;
        counters.timeOuts += 1;
        finish(REPLY.timeOut);
      });
      options.uart.write(command, length);
    },
    counters,
    discarded: () => parser.discarded(),
  };
}
