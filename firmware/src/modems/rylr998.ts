import { RYLR_MAX_DATA } from '@lidwatch/protocol';
import type { OutputPin, Uart } from '../buses.ts';
import type { Clock, Modem, Timers } from '../core/hal.ts';
import { createRylrCommands, type RylrRadio } from './rylrCommands.ts';
import { createRylrExchange, ERROR, type ExchangeCounters, REPLY } from './rylrExchange.ts';

export interface Rylr998Options {
  readonly uart: Uart;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly radio: RylrRadio;
  /** 51 unless the link says that it may carry more (at most 240) */
  readonly maxFrame?: number;
  /** NRST of the module, low for reset: the last resort when it stays silent */
  readonly reset?: OutputPin;
}

export interface Rylr998 extends Modem {
  readonly counters: ExchangeCounters;
  /** `+ERR` of the last command that failed, or a value of REPLY */
  lastReply(): number;
}

const CONFIGURE_TIME = 1000;
const WAKE_TIME = 400;
/** AT+SEND answers when the frame is on the air: up to 8 s at SF10 and beyond. */
const SEND_TIME = 8000;
/** A module that slept may lose the command that wakes it, or answer what is left of it with an error. */
const TRIES = 4;
/** ms before a frame is offered again after an error such as +ERR=17 */
const RETRY_PAUSE = 500;
/** no further try begins later than this after `send`, so `done` comes within 18 s */
const GIVE_UP = 8000;
/** ms before the module is configured again after that failed: doubled each time, up to the longest */
const FIRST_BACKOFF = 5000;
const LONGEST_BACKOFF = 640000;
const RESET_PULSE = 20;
const RESET_TIME = 200;

/**
 * A REYAX RYLR998 as a link for frames. It is configured before its first frame, and again whenever it says that it
 * has started (+READY) or has stopped to answer; it sleeps (AT+MODE=1) between `rest` and the next `send`.
 */
export function createRylr998(options: Rylr998Options): Rylr998 {
  const timers = options.timers;
  const maxFrame = Math.min(options.maxFrame === undefined ? 51 : options.maxFrame, RYLR_MAX_DATA);
  const frame = new Uint8Array(maxFrame);
  let length = 0;
  let sentDone: ((sent: boolean) => void) | null = null;
  let askedAt = 0;
  let receive: ((frame: Uint8Array, length: number) => void) | null = null;

  let configured = false;
  let asleep = false;
  let resting = false;
  /** a command is under way, or a pause between two */
  let busy = false;
  let tries = 0;
  let failures = 0;
  let backoff = 0;
  let last: number = REPLY.ok;

  const exchange = createRylrExchange({
    uart: options.uart,
    timers,
    commandSize: maxFrame + 24,
    onReceived(event) {
      if (receive) receive(event.data, event.length);
    },
    onReset() {
      configured = false;
      asleep = false;
      next();
    },
  });
  const commands = createRylrCommands(exchange.command, options.radio);

  function answer(sent: boolean): void {
    const done = sentDone;
    sentDone = null;
    if (done) done(sent);
  }

  function run(size: number, timeOut: number, then: (reply: number) => void): void {
    busy = true;
    exchange.run(size, timeOut, (reply) => {
      busy = false;
      if (reply !== REPLY.ok) last = reply;
      then(reply);
    });
  }

  function pause(ms: number, then: () => void): void {
    busy = true;
    timers.after(ms, () => {
      busy = false;
      then();
    });
  }

  /** Whatever is wanted and possible next. Called when nothing is under way, and does nothing otherwise. */
  function next(): void {
    if (busy) return;
    if (!configured) {
      if (sentDone || backoff === 0) configure();
    } else if (sentDone) {
      tries = 0;
      if (asleep) wake();
      else transmit();
    } else if (resting && !asleep) {
      tries = 0;
      fallAsleep();
    }
  }

  function configure(): void {
    timers.cancel(backoff);
    backoff = 0;
    tries = 0;
    if (failures > 1 && options.reset) pulseReset(options.reset);
    else step(0);
  }

  function pulseReset(pin: OutputPin): void {
    pin.write(false);
    pause(RESET_PULSE, () => {
      pin.write(true);
      pause(RESET_TIME, () => step(0));
    });
  }

  function late(): boolean {
    return sentDone !== null && options.clock.now() - askedAt > GIVE_UP;
  }

  function step(index: number): void {
    if (late()) {
      lost();
      return;
    }
    if (index === commands.steps) {
      configured = true;
      asleep = false;
      failures = 0;
      next();
      return;
    }
    run(commands.configure(index), index === 0 ? WAKE_TIME : CONFIGURE_TIME, (reply) => {
      if (reply === REPLY.ok) {
        tries = 0;
        // late replies to what was asked before the first AT must not be taken for the next one's
        if (index === 0) pause(RETRY_PAUSE, () => step(1));
        else step(index + 1);
        return;
      }
      tries += 1;
      if (tries === TRIES) lost();
      else step(reply === REPLY.reset ? 0 : index);
    });
  }

  /** The module cannot be used now: the frame goes back, the next try comes by itself or with the next frame. */
  function lost(): void {
    configured = false;
    asleep = false;
    failures += 1;
    let wait = FIRST_BACKOFF;
    for (let i = 1; i < failures && wait < LONGEST_BACKOFF; i += 1) wait *= 2;
    timers.cancel(backoff);
    backoff = timers.after(wait, () => {
      backoff = 0;
      next();
    });
    answer(false);
  }

  function wake(): void {
    run(commands.wake(), WAKE_TIME, (reply) => {
      if (reply === REPLY.ok) {
        asleep = false;
        tries = 0;
        transmit();
        return;
      }
      tries += 1;
      if (!configured || tries === TRIES) recover();
      else wake();
    });
  }

  /** A reset or silence in mid-command: configure, and offer the frame again if there is time. */
  function recover(): void {
    configured = false;
    asleep = false;
    next();
  }

  function transmit(): void {
    run(commands.send(frame, length), SEND_TIME, (reply) => {
      if (reply === REPLY.ok) {
        answer(true);
        next();
      } else if (reply === REPLY.reset || reply === REPLY.timeOut) {
        recover();
      } else if (late()) {
        answer(false);
        next();
      } else {
        pause(reply === ERROR.busy ? RETRY_PAUSE * 2 : RETRY_PAUSE, () => {
          if (configured) transmit();
          else next();
        });
      }
    });
  }

  function fallAsleep(): void {
    run(commands.sleep(), CONFIGURE_TIME, (reply) => {
      if (reply === REPLY.ok) {
        asleep = true;
        next();
        return;
      }
      tries += 1;
      if (reply === REPLY.reset) next();
      else if (tries === TRIES) lost();
      else if (resting) fallAsleep();
      else next();
    });
  }

  return {
    maxFrame,
    bare: false,
    dutyCycle: 0,
    airTime: () => 0,
    cost: () => 0,
    coverage: () => 0,
    onTrouble() {},
    send(bytes, size, done) {
      if (sentDone || size > maxFrame) return false;
      for (let i = 0; i < size; i += 1) frame[i] = bytes[i] as number;
      length = size;
      sentDone = done;
      askedAt = options.clock.now();
      resting = false;
      next();
      return true;
    },
    onFrame(handler) {
      receive = handler;
    },
    rest() {
      resting = true;
      next();
    },
    counters: exchange.counters,
    lastReply: () => last,
  };
}
