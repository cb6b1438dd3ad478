import type { Timers } from '../../src/core/hal.ts';
import { createNoise } from './noise.ts';

/**
 * A modem as its host sees it: what all of them have in common. What real logs show besides (compound errors, strays,
 * silence) is asked of it by `intercept`, `say`, `restart` and `dead`.
 */
export interface FakeModem {
  /** bytes from the host, cut anywhere */
  receive(bytes: Uint8Array, length: number): void;
  /** A frame arrives from the air. False: the module sleeps, restarts or sends, and hears nothing. */
  hear(frame: Uint8Array, length: number): boolean;
  /** Puts characters on the line to the host, as noise or as a line that nobody expects. */
  say(text: string): void;
  /** A brown-out: what the module holds in RAM is gone, its banner follows. */
  restart(): void;
  /** Dead: deaf and silent. `revives`: until its reset or power pin is pulsed. */
  dead(on: boolean, revives?: boolean): void;
  /**
   * Asked for each command before it is obeyed: undefined to obey, a text to answer that instead (empty: stay silent).
   */
  intercept(hook: ((command: string) => string | undefined) | null): void;
  /** the level of its reset or power pin */
  power(high: boolean): void;
  /** ms from the command that sends to the end of the frame on the air */
  airTime(ms: number): void;
  asleep(): boolean;
  /** value of a setting, by the name that its dialect gives it, or an empty text */
  setting(name: string): string;
}

export interface FakeModemOptions {
  readonly timers: Timers;
  toHost(bytes: Uint8Array, length: number): void;
  /** A frame went on the air; `port` where the dialect has one, else the address. */
  onAir(frame: Uint8Array, length: number, port: number): void;
}

/** What a dialect makes of the line; its functions are called by the module below. */
export interface FakeDialect {
  /** Answers a whole command, without its line end unless it is counted; an empty text: no answer, or one of its own later. */
  obey(command: string): string;
  /** characters of a command that is counted, or 0 while the next line end ends it */
  counted?(text: string): number;
  /** What is in RAM is lost. Returns the banner. */
  start(): string;
  hear(frame: Uint8Array, length: number): boolean;
  setting(name: string): string;
  /** what comes out of the module when it is woken by a command, which is lost */
  readonly waking: string;
  /** ms from reset to banner */
  readonly startTime: number;
  /** its pin is a power key: 500 ms low switch it on, or off */
  readonly key?: boolean;
}

/** What a dialect stands on. */
export interface FakeLine {
  /** Says it unless the module is dead or has restarted meanwhile. */
  later(ms: number, text: string | (() => string)): void;
  transmit(frame: string, port: number): void;
  /** ms on the air */
  air(): number;
  sleep(on: boolean): void;
  /** The module switches itself off, with what it holds in RAM. */
  off(): void;
}

const ANSWER = 2;
const KEY_TIME = 500;

function toBytes(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i += 1) bytes[i] = text.charCodeAt(i) & 255;
  return bytes;
}

export function toText(bytes: Uint8Array, length: number): string {
  let text = '';
  for (let i = 0; i < length; i += 1) text += String.fromCharCode(bytes[i] as number);
  return text;
}

export function toHex(text: string): string {
  let hex = '';
  for (let i = 0; i < text.length; i += 1) hex += (256 + text.charCodeAt(i)).toString(16).substring(1).toUpperCase();
  return hex;
}

/** Texts by name; a list, since the build shortens the names of properties. */
export interface FakeSettings {
  /** an empty text where there is none */
  get(name: string): string;
  set(name: string, value: string): void;
  clear(): void;
}

export function createSettings(): FakeSettings {
  let pairs: string[] = [];

  function find(name: string): number {
    for (let i = 0; i < pairs.length; i += 2) if (pairs[i] === name) return i + 1;
    return 0;
  }

  return {
    get(name) {
      const at = find(name);
      return at > 0 ? (pairs[at] as string) : '';
    },
    set(name, value) {
      const at = find(name);
      if (at > 0) pairs[at] = value;
      else pairs = pairs.concat([name, value]);
    },
    clear() {
      pairs = [];
    },
  };
}

/** The list without its first. */
export function withoutFirst(list: readonly string[]): string[] {
  const rest: string[] = [];
  for (let i = 1; i < list.length; i += 1) rest.push(list[i] as string);
  return rest;
}

/** Null where the digits are none, or odd in number. */
export function fromHex(hex: string): string | null {
  if (hex.length % 2 !== 0) return null;
  let text = '';
  for (let i = 0; i < hex.length; i += 2) {
    const byte = parseInt(hex.substring(i, i + 2), 16);
    if (!(byte >= 0)) return null;
    text += String.fromCharCode(byte);
  }
  return text;
}

export function createFakeModem(options: FakeModemOptions, build: (line: FakeLine) => FakeDialect): FakeModem {
  const timers = options.timers;
  const noise = createNoise(98);
  let text = '';
  let sleeping = false;
  let starting = false;
  let on = true;
  let isDead = false;
  let revives = false;
  /** tells what was to happen before a restart from what happens after it */
  let life = 0;
  let pressed = 0;
  let held = false;
  let air = 60;
  let hook: ((command: string) => string | undefined) | null = null;

  /** In two pieces, as a serial port may deliver them. */
  function say(what: string): void {
    const middle = what.length > 0 ? noise(what.length) : 0;
    if (middle > 0) options.toHost(toBytes(what.substring(0, middle)), middle);
    if (what.length > middle) options.toHost(toBytes(what.substring(middle)), what.length - middle);
  }

  function later(ms: number, what: string | (() => string)): void {
    const mine = life;
    timers.after(ms, () => {
      if (mine !== life) return;
      const said = typeof what === 'string' ? what : what();
      if (!isDead) say(said);
    });
  }

  function off(): void {
    life += 1;
    on = false;
    dialect.start();
  }

  const dialect = build({
    later,
    transmit: (frame, port) => options.onAir(toBytes(frame), frame.length, port),
    air: () => air,
    sleep(value) {
      sleeping = value;
    },
    off,
  });
  if (dialect.key) on = false;

  function restart(): void {
    life += 1;
    on = true;
    sleeping = false;
    starting = true;
    text = '';
    const banner = dialect.start();
    later(dialect.startTime, () => {
      starting = false;
      return banner;
    });
  }

  function execute(command: string): void {
    if (sleeping) {
      sleeping = false;
      later(ANSWER, dialect.waking);
      return;
    }
    const instead = hook ? hook(command) : undefined;
    const answer = instead !== undefined ? instead : dialect.obey(command);
    if (answer !== '') later(ANSWER, answer);
  }

  return {
    receive(bytes, length) {
      if (starting || isDead || !on) return;
      for (let i = 0; i < length; i += 1) {
        text += String.fromCharCode(bytes[i] as number);
        const counted = dialect.counted ? dialect.counted(text) : 0;
        if (counted > 0 ? text.length >= counted : bytes[i] === 10) {
          const command = text;
          text = '';
          const ends = counted === 0 && command.substring(command.length - 2) === '\r\n';
          execute(ends ? command.substring(0, command.length - 2) : command);
        }
      }
    },
    hear: (frame, length) => on && !starting && !isDead && !sleeping && dialect.hear(frame, length),
    say,
    restart,
    dead(value, byPulse) {
      isDead = value;
      revives = byPulse === true;
    },
    intercept(value) {
      hook = value;
    },
    power(high) {
      if (!high) {
        held = false;
        pressed = timers.after(dialect.key ? KEY_TIME : ANSWER, () => {
          held = true;
        });
        return;
      }
      timers.cancel(pressed);
      if (!held || (isDead && !revives)) return;
      held = false;
      const wasDead = isDead;
      isDead = false;
      if (dialect.key && on && !wasDead) off();
      else restart();
    },
    airTime(ms) {
      air = ms;
    },
    asleep: () => sleeping || !on,
    setting: (name) => dialect.setting(name),
  };
}
