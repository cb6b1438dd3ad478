import { TROUBLE } from '@lidwatch/protocol';
import type { OutputPin, Uart } from '../buses.ts';
import type { Clock, Modem, Timers } from '../core/hal.ts';
import { toBytes } from './bytes.ts';
import { type Dialect, MEANS, SKIPPED } from './dialect.ts';
import { createReceiver } from './receiver.ts';

/** What a modem stands on. */
export interface AtParts {
  readonly uart: Uart;
  readonly clock: Clock;
  readonly timers: Timers;
  /** held low for PULSE ms: resets the module, or presses its power key */
  readonly reset?: OutputPin;
}

/** A module that slept may lose the command that wakes it, or answer what is left of it with an error. */
const TRIES = 4;
/** ms for the first reply of a script: what wakes a module is often lost, and not worth a long wait */
const FIRST = 400;
/** ms for any other reply that waits for nothing but the module; and behind the first reply of a set-up */
const QUICK = 1500;
/** ms before a command is repeated after an error */
const RETRY = 500;
/** ms after an error in which the rest of a compound error, or a late OK, still belongs to the same command */
const SETTLE = 100;
/** ms of the reset: RYLR896 NRST >= 100 (data sheet, "Pin description"), BG96 PWRKEY 500..1000 (hardware design, 3.7.1) */
const PULSE = 600;
/** ms for which the module may start up; it is heard before, if it says that it has started */
const BOOT = 8000;
/** ms before the module is set up again after that failed: 5 s, doubled each time seven times over, up to 11 min */
const HALF_BACKOFF = 2500;
const DOUBLED = 8;
const MINUTE = 60000;

// how a command ended, where it was not by silence
const GOOD = 1;
const ERROR = 2;

/** beside what is awaited: an error has come, and its tail is waited for */
const SETTLING = 16;

const nobody = (): void => {};

/**
 * Makes a modem of a dialect, whose object it completes. One command at a time, out of the scripts of its dialect. It is set up before it
 * is first used, and again whenever it says that it has started or has stopped to answer. Each frame is answered once,
 * within twice the time of a slow command.
 */
export function createAtModem({ uart, clock, timers, reset }: AtParts, d: Dialect): Modem {
  let tell: (trouble: number, detail: number) => void = nobody;

  /** the frame to send, as a text of bytes, and who waits for its end */
  let frame = '';
  let kind = 0;
  let owner: ((sent: boolean) => void) | null = null;
  let deadline = 0;

  let ready = false;
  let asleep = false;
  let resting = false;
  /** the module holds a frame that must be asked for */
  let fetching = false;

  /** the script under way, the command in it, and the MEANS that ends it; 0 in a pause */
  let script = d.start;
  let at = 0;
  let flag = 0;
  let awaited = 0;
  let tries = 0;
  /** not 0 while a command is under way, or a pause between two */
  let timer = 0;

  let failures = 0;
  /** the last failure was that of a command which no network can delay */
  let dead = false;
  /** the pause is one that a frame may end */
  let backoff = false;
  /** since when the module is reported as dead; 0 where it is not */
  let deadSince = 0;
  /** commands that have put a frame on the air */
  let sends = 0;

  function pause(ms: number, then: () => void): void {
    timers.cancel(timer);
    timer = timers.after(ms, then);
  }

  /** Without `sent` the frame was not: what is under way for it may end, but nothing more of it begins. */
  function answer(sent?: boolean): void {
    const done = owner;
    owner = null;
    timers.cancel(deadline);
    if (!sent && ready) script = [];
    if (done) done(!!sent);
  }

  /** Whatever is wanted and possible next. Called when nothing is under way, and does nothing otherwise. */
  function next(): void {
    if (timer && !(backoff && owner)) return;
    backoff = false;
    if (!ready) {
      if (owner || !d.cold) setUp();
    } else if (fetching) {
      fetching = false;
      run(d.fetch);
    } else if (owner) {
      run((asleep ? d.wake : []).concat(d.compose(frame, kind)));
    } else if (resting && !asleep) {
      run(d.doze);
    }
  }

  function load(commands: readonly string[]): void {
    script = commands;
    at = tries = 0;
  }

  function run(commands: readonly string[]): void {
    load(commands);
    step();
  }

  function step(): void {
    let text = script[at];
    if (text) {
      flag = '?~!>'.indexOf(text.charAt(0));
      awaited = flag > 1 ? MEANS.sent : MEANS.ok;
      if (ready && flag > 0) sends += 1;
      pause(flag < 0 ? (at ? QUICK : FIRST) : d.slow, finish);
      text = (flag < 0 ? text : text.substring(1)) + (flag > 2 ? '' : '\r\n');
      uart.write(toBytes(text), text.length);
    } else {
      asleep = script === d.doze;
      if (!ready && deadSince) {
        tell(TROUBLE.modemBack, ((clock.now() - deadSince) / MINUTE) | 0);
        deadSince = 0;
      }
      ready = true;
      failures = 0;
      idle();
    }
  }

  function idle(): void {
    timers.cancel(timer);
    awaited = timer = 0;
    next();
  }

  /** The command is over: GOOD, ERROR, or nothing for silence. */
  function finish(end?: number): void {
    awaited = 0;
    // whoever is told below may send the next frame, but not before this script is at its end
    pause(RETRY, step);
    if (end === GOOD || !flag || (end && !script.length)) {
      at += 1;
      // in a frame's script an error goes back to the start: there all may be well, and no end to it
      if (!ready) tries = 0;
      if (ready && flag > 0 && script.length) answer(true);
      // late replies to what was asked before the set-up must not be taken for those to come
      if (ready || at > 1) step();
      else pause(QUICK, step);
      return;
    }
    tries += 1;
    if (tries === TRIES || (ready && flag > 0 && !end)) {
      if (ready) {
        ready = false;
        idle();
      } else {
        lost();
      }
    } else if (!end) {
      step();
    } else if (ready) {
      at = 0;
    }
  }

  /** The module cannot be used now: the frame goes back, the next try comes by itself or with the next frame. */
  function lost(): void {
    failures += 1;
    dead = flag < 0;
    backoff = true;
    pause(failures > d.cold ? HALF_BACKOFF << Math.min(failures, DOUBLED) : 0, idle);
    if (failures > d.cold) answer();
  }

  function setUp(): void {
    load(d.start);
    const mute = dead && failures + d.cold > 1;
    if (mute && failures > 1 && !deadSince) {
      deadSince = clock.now() || 1;
      tell(TROUBLE.modemDead, failures);
    }
    if (mute && reset) {
      reset.write(false);
      pause(PULSE, () => {
        reset.write(true);
        awaited = MEANS.restart;
        pause(BOOT, step);
      });
    } else {
      step();
    }
  }

  /** Acts on a line that has come in. */
  function heard(meaning: number): void {
    if (meaning & MEANS.waiting) fetching = true;
    if (meaning & MEANS.restart) {
      ready = asleep = dead = false;
      load(d.start);
      if (meaning & MEANS.down) {
        dead = true;
        failures = failures || 1;
      }
      // a pause ends by itself, and the set-up begins then
      if (awaited || backoff) idle();
    }
    if (meaning & awaited) {
      finish(GOOD);
    } else if (awaited) {
      at += meaning >> SKIPPED;
      if (meaning & MEANS.refused) answer();
      if (meaning & MEANS.error && awaited < SETTLING) {
        awaited += SETTLING;
        pause(SETTLE, () => finish(ERROR));
      }
    }
    next();
  }

  const modem = d as Dialect & Modem;
  modem.onFrame = createReceiver(uart, timers, d.lines, heard);
  modem.send = (bytes, length, done, type) => {
    if (owner || length > d.maxFrame) return false;
    frame = '';
    for (let i = 0; i < length; i += 1) frame += String.fromCharCode(bytes[i] as number);
    kind = type;
    owner = done;
    resting = false;
    deadline = timers.after(d.slow * 2 + 1000, answer);
    next();
    return true;
  };
  modem.transmissions = () => sends;
  modem.rest = () => {
    resting = true;
    next();
  };
  modem.onTrouble = (handler) => {
    tell = handler;
  };
  return modem;
}
