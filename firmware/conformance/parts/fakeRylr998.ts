import type { Timers } from '../../src/core/hal.ts';

/**
 * A RYLR998 as its host sees it: it takes commands (AT+SEND by its length, so that data may be binary), checks them
 * as the module does, answers when the frame is on the air, sleeps, loses what wakes it, and restarts. What real logs
 * show besides (compound errors, strays, silence) is asked of it by `intercept`, `say` and `restart`.
 */
export interface FakeRylr998 {
  /** bytes from the host, cut anywhere */
  receive(bytes: Uint8Array, length: number): void;
  /** A frame arrives from the air. False: the module sleeps, restarts or sends, and hears nothing. */
  hear(address: number, data: Uint8Array, length: number, rssi: number, snr: number): boolean;
  /** Puts characters on the line to the host, as noise or as a line that nobody expects. */
  say(text: string): void;
  /** A spontaneous restart: the settings of the session are gone, `+READY` follows. */
  restart(): void;
  /**
   * Asked for each command before it is obeyed: undefined to obey, a text to answer that instead (empty: stay silent).
   */
  intercept(hook: ((command: string) => string | undefined) | null): void;
  /** ms from AT+SEND to its +OK */
  airTime(ms: number): void;
  asleep(): boolean;
  /** value of a setting such as `ADDRESS`, or an empty text */
  setting(name: string): string;
}

export interface FakeRylr998Options {
  readonly timers: Timers;
  toHost(bytes: Uint8Array, length: number): void;
  /** a frame went on the air */
  onAir(address: number, data: Uint8Array, length: number): void;
}

const ANSWER = 2;
const START = 30;
const LIMITS: Readonly<Record<string, readonly [number, number]>> = {
  ADDRESS: [0, 65535],
  NETWORKID: [3, 18],
  BAND: [820000000, 960000000],
  CRFOP: [0, 22],
  MODE: [0, 1],
};

export function createFakeRylr998(options: FakeRylr998Options): FakeRylr998 {
  const timers = options.timers;
  let settings: Record<string, string> = {};
  let line: number[] = [];
  let air = 60;
  let sleeping = false;
  let starting = false;
  let sending = 0;
  let hook: ((command: string) => string | undefined) | null = null;

  function say(text: string): void {
    const bytes = new Uint8Array(text.length);
    for (let i = 0; i < text.length; i += 1) bytes[i] = text.charCodeAt(i) & 255;
    options.toHost(bytes, bytes.length);
  }

  function answer(text: string): void {
    if (text !== '') timers.after(ANSWER, () => say(text));
  }

  function text(from: number, to: number): string {
    let result = '';
    for (let i = from; i < to; i += 1) result += String.fromCharCode(line[i] as number);
    return result;
  }

  /** Where the data of AT+SEND begin, or -1 while its head is unfinished or no AT+SEND. */
  function dataStart(): number {
    if (text(0, 8) !== 'AT+SEND=') return -1;
    let commas = 0;
    for (let i = 8; i < line.length && i < 20; i += 1) {
      if (line[i] === 0x2c) commas += 1;
      if (commas === 2) return i + 1;
    }
    return -1;
  }

  function send(start: number, length: number): void {
    if (sending !== 0) {
      answer('+ERR=17\r\n');
      return;
    }
    const address = Number(text(8, start).split(',')[0]);
    const data = new Uint8Array(length);
    for (let i = 0; i < length; i += 1) data[i] = line[start + i] as number;
    sending = timers.after(air, () => {
      sending = 0;
      options.onAir(address, data, length);
      say('+OK\r\n');
    });
  }

  function set(name: string, value: string): string {
    const limits = LIMITS[name];
    const number = Number(value);
    if (name !== 'PARAMETER' && !limits) return '+ERR=4\r\n';
    if (limits && !(number >= limits[0] && number <= limits[1])) return '+ERR=15\r\n';
    settings[name] = value;
    if (name === 'MODE') sleeping = number === 1;
    return '+OK\r\n';
  }

  function obey(command: string): string {
    if (command === 'AT') return '+OK\r\n';
    if (command.substring(0, 3) !== 'AT+') return '+ERR=2\r\n';
    const equals = command.indexOf('=');
    if (equals < 0) return '+ERR=4\r\n';
    return set(command.substring(3, equals), command.substring(equals + 1));
  }

  /** A whole command stands in `line`; `start` and `length` say where the data of AT+SEND are. */
  function execute(start: number, length: number): void {
    const command = text(0, start < 0 ? line.length - 2 : start);
    if (sleeping) {
      // any byte wakes the module, but the command that did so is lost
      sleeping = false;
      return;
    }
    const instead = hook ? hook(command) : undefined;
    if (instead !== undefined) answer(instead);
    else if (start >= 0) send(start, length);
    else answer(obey(command));
  }

  function take(byte: number): void {
    line.push(byte);
    const start = dataStart();
    const length = start < 0 ? 0 : Number(text(8, start).split(',')[1]);
    const end = start + length + 2;
    if (start >= 0 && line.length < end) return;
    if (start >= 0 && (line[end - 2] !== 13 || byte !== 10)) answer('+ERR=5\r\n');
    else if (byte !== 10) return;
    else execute(start, length);
    line = [];
  }

  return {
    receive(bytes, length) {
      if (starting) return;
      for (let i = 0; i < length; i += 1) take(bytes[i] as number);
    },
    hear(address, data, length, rssi, snr) {
      if (sleeping || starting || sending !== 0) return false;
      let payload = '';
      for (let i = 0; i < length; i += 1) payload += String.fromCharCode(data[i] as number);
      say(`+RCV=${address},${length},${payload},${rssi},${snr}\r\n`);
      return true;
    },
    say,
    restart() {
      timers.cancel(sending);
      sending = 0;
      sleeping = false;
      starting = true;
      settings = {};
      line = [];
      timers.after(START, () => {
        starting = false;
        say('+READY\r\n');
      });
    },
    intercept(value) {
      hook = value;
    },
    airTime(ms) {
      air = ms;
    },
    asleep: () => sleeping,
    setting: (name) => settings[name] || '',
  };
}
