import type { Espruino, EspruinoAes, EspruinoRequire, EspruinoSerial } from '../../src/boards/espruino/api.ts';
import { EPOCH } from './replay.ts';

/** Everything that an engine told one node, from its start to the loss of its power; see replay.ts. */
export interface Tape {
  /** what the start was told */
  boot: string;
  /** what happened then, one entry with its answers for each */
  readonly events: string[];
  /** what the node wrote to its UARTs */
  readonly writes: string[];
}

export interface Tap {
  /** one for each start of a node */
  readonly tapes: readonly Tape[];
  /** The engine as before, with a new tape. */
  record(engine: Espruino): Espruino;
}

const A = 'a'.charCodeAt(0);

function letters(bytes: ArrayLike<number>): string {
  return Array.from(bytes, (byte) => String.fromCharCode(A + (byte >> 4), A + (byte & 15))).join('');
}

/** With one letter for four bytes that are 0, or NONE: replay.ts undoes it. */
function short(bytes: ArrayLike<number>): string {
  const pairs = letters(bytes).match(/aaaaaaaa|ppppiaaa|../g) ?? [];
  return pairs.map((pair) => (pair === 'aaaaaaaa' ? 'q' : pair === 'ppppiaaa' ? 'r' : pair)).join('');
}

function codes(text: string): number[] {
  return Array.from(text, (character) => character.charCodeAt(0));
}

export function createTap(): Tap {
  const tapes: Tape[] = [];

  function record(engine: Espruino): Espruino {
    const tape: Tape = { boot: '', events: [], writes: [] };
    const timers: (number | undefined)[] = [];
    let ms = 0;
    let watches = 0;
    let ports = 0;
    let running = false;
    tapes.push(tape);

    function put(entry: string): void {
      if (!running) tape.boot += `${entry};`;
      else tape.events[tape.events.length - 1] += `${entry};`;
    }

    function happen(entry: string, run: () => void): void {
      if (running) throw new Error(`${entry} happens in the middle of something else: a tape cannot hold that`);
      running = true;
      tape.events.push(`${entry};`);
      try {
        run();
      } finally {
        running = false;
      }
    }

    /** Records what `call` returns, as `show` writes it, or that it throws. */
    function answered<T>(call: () => T, show: (result: T) => string): T {
      try {
        const result = call();
        put(show(result));
        return result;
      } catch (error) {
        put('!');
        throw error;
      }
    }

    const number = (call: () => number) => answered(call, String);

    function port(serial: EspruinoSerial): EspruinoSerial {
      const index = ports;
      ports += 1;
      return {
        setup: (baud, options) => serial.setup(baud, options),
        unsetup: () => serial.unsetup(),
        write(bytes) {
          tape.writes.push(`uart ${index} ${letters(bytes)}`);
          serial.write(bytes);
        },
        on(event, handler) {
          serial.on(event, (data) => happen(`d${index};${short(codes(data))}`, () => handler(data)));
        },
      };
    }

    const storage = engine.require('Storage');
    const { AES } = engine.require('crypto') as { readonly AES?: EspruinoAes };
    const modules = {
      Storage: {
        read: (name: string) =>
          answered(
            () => storage.read(name),
            (text) => short(codes(text ?? '')),
          ),
        write: (name: string, data: Uint8Array | string) =>
          answered(
            () => storage.write(name, data),
            (done) => (done ? '1' : '0'),
          ),
      },
      crypto: AES && {
        AES: {
          encrypt: (message: Uint8Array, key: Uint8Array, options?: { mode: 'ECB' }) =>
            answered(
              () => AES.encrypt(message, key, options),
              (out) => short(new Uint8Array(out)),
            ),
        },
      },
    };
    const Serial = function SoftwareSerial() {
      return port(new engine.Serial());
    } as unknown as new () => EspruinoSerial;

    return {
      ...engine,
      I2C1: {
        setup: (options) => engine.I2C1.setup(options),
        writeTo: (target, data) =>
          answered(
            () => engine.I2C1.writeTo(target, data),
            () => '',
          ),
        readFrom: (address, quantity) => answered(() => engine.I2C1.readFrom(address, quantity), short),
      },
      Serial1: port(engine.Serial1),
      Serial2: port(engine.Serial2),
      Serial,
      E: {
        ...engine.E,
        hwRand: () => number(() => engine.E.hwRand()),
        getAnalogVRef: () => number(() => engine.E.getAnalogVRef()),
        getVDDH: () => number(() => engine.E.getVDDH()),
      },
      require: ((name: keyof typeof modules) => modules[name]) as unknown as EspruinoRequire,
      setTimeout(run, ms) {
        const free = timers.indexOf(undefined);
        const place = free < 0 ? timers.length : free;
        timers[place] = engine.setTimeout(() => {
          timers[place] = undefined;
          happen(`t${place}`, run);
        }, ms);
        return place + 1;
      },
      clearTimeout(id) {
        const inner = timers[id - 1];
        if (inner !== undefined) engine.clearTimeout(inner);
        timers[id - 1] = undefined;
      },
      getTime: () =>
        answered(
          () => engine.getTime(),
          (time) => {
            const now = Math.round((time - EPOCH) * 1000);
            const entry = now === ms ? '' : String(now);
            ms = now;
            return entry;
          },
        ),
      setWatch(run, pin, how) {
        const place = watches;
        watches += 1;
        return engine.setWatch(() => happen(`w${place}`, run), pin, how);
      },
      digitalRead: (pin) => number(() => engine.digitalRead(pin)),
      analogRead: (pin) => number(() => engine.analogRead(pin)),
      peek32: (address) => number(() => engine.peek32(address)),
    };
  }

  return { tapes, record };
}
