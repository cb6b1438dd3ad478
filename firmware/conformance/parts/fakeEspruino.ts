import type { EspruinoApi, EspruinoSerial } from '../../src/boards/espruino/api.ts';
import type { FakeLis3dh } from './fakeLis3dh.ts';
import { createNoise } from './noise.ts';
import type { VirtualTime } from './virtualTime.ts';

/** What is soldered to the processor. */
export interface Wiring {
  readonly time: VirtualTime;
  /** I2C parts by address */
  readonly i2c: Readonly<Record<number, FakeLis3dh>>;
  /** level of each input pin */
  readonly inputs: Readonly<Record<string, () => boolean>>;
  /** what happens when an output pin changes */
  readonly outputs: Readonly<Record<string, (high: boolean) => void>>;
  /** bytes that leave by the hardware UART */
  serialOut(bytes: Uint8Array, length: number): void;
  /** volts */
  battery(): number;
  log(text: string): void;
}

/** One run of the engine, from its start to its reset. Storage outlives it; everything else ends with it. */
export interface FakeEspruino {
  readonly api: EspruinoApi;
  /** bytes arrive at the hardware UART, at the software one */
  serialIn(bytes: Uint8Array, length: number): void;
  softSerialIn(bytes: Uint8Array, length: number): void;
  /** an input pin may have changed */
  pinChanged(pin: string): void;
  /** The power is cut: no timer, watch or handler runs any more. */
  kill(): void;
}

export interface FakeStorage {
  readonly files: Record<string, string>;
  writes: number;
}

/** Espruino cuts longer names silently. */
const NAME_LENGTH = 28;
/** The engine's clock at power-on: some day in 2026, as its owner has set it. */
const EPOCH = 1790000000;

interface Watch {
  readonly pin: string;
  readonly run: () => void;
  readonly debounce: number;
  level: boolean;
}

/** A UART that hands over what came in pieces of any length, as binary strings. */
function createSerial(write: (bytes: Uint8Array, length: number) => void) {
  const cut = createNoise(7);
  const handlers: ((data: string) => void)[] = [];
  const serial: EspruinoSerial = {
    setup() {},
    write: (bytes) => write(bytes, bytes.length),
    on(_event, handler) {
      handlers.push(handler);
    },
  };

  function deliver(data: string): void {
    for (let i = 0; i < handlers.length; i += 1) (handlers[i] as (data: string) => void)(data);
  }

  function receive(bytes: Uint8Array, length: number): void {
    let data = '';
    let piece = 1 + cut(12);
    for (let i = 0; i < length; i += 1) {
      data += String.fromCharCode(bytes[i] as number);
      if (data.length === piece || i === length - 1) {
        deliver(data);
        data = '';
        piece = 1 + cut(12);
      }
    }
  }

  return { serial, receive };
}

export function createFakeEspruino(wiring: Wiring, storage: FakeStorage): FakeEspruino {
  const { time } = wiring;
  const hardware = createSerial((bytes, length) => wiring.serialOut(bytes, length));
  const software = createSerial(() => {});
  const random = createNoise(4242);
  const watches: Watch[] = [];
  let alive = true;

  function part(address: number): FakeLis3dh {
    const found = wiring.i2c[address];
    if (!found) throw new Error('I2C NACK');
    return found;
  }

  function input(pin: string): boolean {
    const read = wiring.inputs[pin];
    return read ? read() : false;
  }

  function settle(watch: Watch): void {
    const level = input(watch.pin);
    if (!alive || level === watch.level) return;
    watch.level = level;
    watch.run();
  }

  function pinChanged(pin: string): void {
    for (let i = 0; i < watches.length; i += 1) {
      const watch = watches[i] as Watch;
      if (watch.pin !== pin) continue;
      if (watch.debounce === 0) settle(watch);
      else time.after(watch.debounce, () => settle(watch));
    }
  }

  const api: EspruinoApi = {
    I2C1: {
      setup() {},
      writeTo(target, data) {
        const address = typeof target === 'number' ? target : target.address;
        if (!part(address).write(data)) throw new Error('I2C NACK');
      },
      readFrom(address, quantity) {
        const bytes = part(address).read(quantity);
        if (!bytes) throw new Error('I2C NACK');
        return bytes;
      },
    },
    Serial1: hardware.serial,
    createSerial: () => software.serial,
    Storage: {
      read: (name) => storage.files[name.substring(0, NAME_LENGTH)],
      write(name, data) {
        storage.files[name.substring(0, NAME_LENGTH)] = data;
        storage.writes += 1;
        return true;
      },
      compact() {},
    },
    setTimeout: (run, ms) =>
      time.after(ms, () => {
        if (alive) run();
      }),
    clearTimeout: (id) => time.cancel(id),
    getTime: () => EPOCH + time.now() / 1000,
    setWatch(run, pin, options) {
      watches.push({ pin, run, debounce: options.debounce, level: input(pin) });
    },
    pinMode() {},
    digitalRead: (pin) => (input(pin) ? 1 : 0),
    digitalWrite(pin, value) {
      const write = wiring.outputs[pin];
      if (write) write(value !== 0);
    },
    analogRead: () => 0,
    getBattery: () => wiring.battery(),
    random: () => (random(65536) << 16) | random(65536),
    log: (text) => wiring.log(text),
  };

  return {
    api,
    serialIn(bytes, length) {
      if (alive) hardware.receive(bytes, length);
    },
    softSerialIn(bytes, length) {
      if (alive) software.receive(bytes, length);
    },
    pinChanged,
    kill() {
      alive = false;
    },
  };
}
