import type { Espruino, EspruinoRequire, EspruinoSerial } from '../../src/boards/espruino/api.ts';

/**
 * A piece of tape: three letters of seven bits in each number, the first one lowest. JerryScript keeps every text of a
 * script for ever, and numbers that large for no longer than the script runs.
 */
export type Piece = readonly number[];

/**
 * An Espruino engine that has nothing behind it: every answer comes from a tape that `tap.ts` recorded while the
 * scenario was played with the whole world around. So that the heap holds a node, the tape's present piece, and this.
 *
 * A tape is made of entries that end with `;`. What an engine's function returned is a number, or bytes as two letters
 * each, the high half first, `a` for 0 to `p` for 15, with `q` and `r` for four bytes; `!` where it threw. What happened to the node begins with `t`
 * (timer), `w` (watch) or `d` (data, whose bytes are the next entry), and the place of its handler. The time is in ms
 * since EPOCH, and nothing where it has not changed.
 */
export interface Replay {
  readonly engine: Espruino;
  /** The answers for the start, which follows. */
  boot(piece: Piece): void;
  /** Plays what happened, one thing after the other. */
  feed(piece: Piece): void;
}

/** seconds: the time at which every tape begins */
export const EPOCH = 1790000000;

const A = 97;
const END = 59;
/** `q` */
const FOUR_ZEROS = 113;
/** `r`: what a record of a node is full of, a value that is not there */
const NONE = [255, 255, 128, 0];

/** `print` gets a line for each write to a UART: its number, and the bytes in letters. */
export function createReplay(print: (line: string) => void): Replay {
  const handlers: ((data: string) => void)[] = [];
  const timers: ((() => void) | null)[] = [];
  const watches: (() => void)[] = [];
  let tape: Piece = [];
  let at = 0;
  let ms = 0;
  /** bytes that a `q` or `r` still stands for, and which of the two it is */
  let left = 0;
  let none = false;

  function letter(): number {
    const code = ((tape[(at / 3) | 0] as number) >> (7 * (at % 3))) & 127;
    at += 1;
    return code;
  }

  function entry(): string {
    let text = '';
    let code = letter();
    while (code > 0 && code !== END) {
      text += String.fromCharCode(code);
      code = letter();
    }
    if (text === '!') throw new Error('as recorded');
    return text;
  }

  function number(): number {
    return Number(entry());
  }

  function getTime(): number {
    const now = entry();
    if (now !== '') ms = Number(now);
    return EPOCH + ms / 1000;
  }

  /** The next byte of an entry, or -1 behind its last. */
  function byte(): number {
    if (left === 0) {
      const code = letter();
      if (code === END) return -1;
      if (code < A) throw new Error(`as recorded ${letter()}`);
      if (code < FOUR_ZEROS) return ((code - A) << 4) | (letter() - A);
      none = code !== FOUR_ZEROS;
      left = 4;
    }
    left -= 1;
    return none ? (NONE[3 - left] as number) : 0;
  }

  function text(): string {
    let out = '';
    for (let one = byte(); one >= 0; one = byte()) out += String.fromCharCode(one);
    return out;
  }

  function bytes(): Uint8Array {
    const out: number[] = [];
    for (let one = byte(); one >= 0; one = byte()) out.push(one);
    return new Uint8Array(out);
  }

  function port(): EspruinoSerial {
    const index = handlers.length;
    handlers.push(nothing);
    return {
      setup: nothing,
      unsetup: nothing,
      write(data) {
        let line = `uart ${index} `;
        for (let i = 0; i < data.length; i += 1) {
          line += String.fromCharCode(A + ((data[i] as number) >> 4), A + ((data[i] as number) & 15));
        }
        print(line);
      },
      on(_event, handler) {
        handlers[index] = handler;
      },
    };
  }

  /** The lowest free place, as on the tape. */
  function setTimer(run: () => void): number {
    let place = 0;
    while (timers[place]) place += 1;
    timers[place] = run;
    return place + 1;
  }

  const storage = { read: () => text() || undefined, write: () => number() > 0 };
  const crypto = { AES: { encrypt: () => bytes().buffer } };

  const engine = {
    I2C1: { setup: nothing, writeTo: entry, readFrom: bytes },
    Serial1: port(),
    Serial2: port(),
    Serial: port as unknown as new () => EspruinoSerial,
    E: {
      hwRand: number,
      getAnalogVRef: number,
      getVDDH: number,
      enableWatchdog: nothing,
      kickWatchdog: nothing,
      reboot: nothing,
    },
    NRF: { sleep: nothing },
    Bluetooth: { setConsole: nothing },
    USB: { setConsole: nothing },
    process: { on: nothing },
    console: { log: print },
    require: ((name: string) => (name === 'Storage' ? storage : crypto)) as unknown as EspruinoRequire,
    setTimeout: setTimer,
    clearTimeout(id: number) {
      timers[id - 1] = null;
    },
    getTime,
    setWatch(run: () => void) {
      return watches.push(run);
    },
    pinMode: nothing,
    digitalRead: number,
    digitalWrite: nothing,
    analogRead: number,
    setDeepSleep: nothing,
    peek32: number,
    poke32: nothing,
  } as unknown as Espruino;

  return {
    engine,
    boot(next) {
      tape = next;
      at = 0;
    },
    feed(next) {
      tape = next;
      at = 0;
      for (let what = entry(); what !== ''; what = entry()) {
        const place = Number(what.substring(1));
        const kind = what.charAt(0);
        if (kind === 't') {
          const run = timers[place] as () => void;
          timers[place] = null;
          run();
        } else if (kind === 'w') (watches[place] as () => void)();
        else (handlers[place] as (data: string) => void)(text());
      }
    },
  };
}

function nothing(): void {}
