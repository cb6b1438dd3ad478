import type {
  Espruino,
  EspruinoAes,
  EspruinoError,
  EspruinoRequire,
  EspruinoSerial,
} from '../../src/boards/espruino/api.ts';
import { encryptAes } from './fakeAes.ts';
import { createFakeSerial, type FakeSerial } from './fakeEspruinoSerial.ts';
import { createNoise } from './noise.ts';
import type { VirtualTime } from './virtualTime.ts';

/** A part on the I2C bus, as the bus sees it. False and null: nobody answers. */
export interface I2cPart {
  write(bytes: ArrayLike<number>): boolean;
  read(length: number): number[] | null;
}

/** What is soldered to the processor. */
export interface Wiring {
  readonly time: VirtualTime;
  /** I2C parts by address */
  readonly i2c: Readonly<Record<number, I2cPart>>;
  /** level of each input pin */
  readonly inputs: Readonly<Record<string, () => boolean>>;
  /** what happens when an output pin changes */
  readonly outputs: Readonly<Record<string, (high: boolean) => void>>;
  /** volts at each analog pin; the supply is 3.3 V */
  readonly analog: Readonly<Record<string, () => number>>;
  /** bytes that leave by the UART whose transmitter is at this pin */
  serialOut(bytes: Uint8Array, length: number): void;
  /** volts of the cell */
  battery(): number;
  /** the flash refuses what is written */
  flashFull?(): boolean;
  log(text: string): void;
}

export interface FakeStorage {
  readonly files: Record<string, string>;
  writes: number;
}

/** One run of the engine, from its start to its reset. Storage outlives it; everything else ends with it. */
export interface FakeEspruino {
  /** the engine's global object */
  readonly engine: Espruino;
  /** bytes arrive at the receiver whose pin this is, hardware or software */
  serialIn(pin: string, bytes: Uint8Array, length: number): void;
  /** an input pin may have changed */
  pinChanged(pin: string): void;
  /** The power is cut: no timer, watch or handler runs any more. */
  kill(): void;
  /** Something throws within the engine's loop, as `run` does; what is left of the engine goes on. */
  fault(run: () => void): void;
  /** ms since the last kick of the watchdog, 0 where the engine does it, or -1 where there is none */
  unkicked(): number;
  /** the longest that it would have waited, ms; 0 where there is none */
  watchdog(): number;
  reboots(): number;
  /** timers that wait */
  timers(): number;
  /** serial ports in hardware that are on, and draw current */
  portsOn(): number;
}

export interface FakeEspruinoOptions {
  readonly storage: FakeStorage;
  /** the register that tells why the processor started, by its address */
  readonly registers?: Record<number, number>;
  /** builds without AES have none in `crypto` */
  readonly aes?: boolean;
  /** STM32: the watchdog's longest */
  readonly longestWatchdog?: number;
}

/** Espruino cuts longer names silently. */
const NAME_LENGTH = 28;
/** The engine's clock at power-on: some day in 2026, as its owner has set it. */
const EPOCH = 1790000000;
const SUPPLY = 3.3;
/** Serial1 and Serial2, the first of the ports; those in software draw nothing while they are quiet. */
const HARDWARE = 2;

interface Watch {
  readonly pin: string;
  readonly run: () => void;
  readonly debounce: number;
  level: boolean;
}

export function createFakeEspruino(wiring: Wiring, options: FakeEspruinoOptions): FakeEspruino {
  const { time } = wiring;
  const { storage } = options;
  const registers = options.registers || {};
  const random = createNoise(4242);
  const ports: FakeSerial[] = [];
  const watches: Watch[] = [];
  let alive = true;
  /** ids of the timers that wait: few, so that the list stays short however long the scenario is */
  let waiting: number[] = [];
  let onFault: ((error: EspruinoError | string) => void) | null = null;
  let longest = 0;
  let auto = false;
  let kicked = 0;
  let reboots = 0;

  function forget(id: number): void {
    waiting = waiting.filter((one) => one !== id);
  }

  /** What the engine does with everything that it calls: what is thrown goes to the handler, and the engine goes on. */
  function call(run: () => void): void {
    if (!alive) return;
    try {
      run();
    } catch (error) {
      const text = (error as Error).message;
      if (onFault) onFault({ stack: (error as EspruinoError).stack || text });
      else wiring.log(`Uncaught ${text}`);
    }
  }

  function part(address: number): I2cPart {
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
    call(watch.run);
  }

  function pinChanged(pin: string): void {
    for (let i = 0; i < watches.length; i += 1) {
      const watch = watches[i] as Watch;
      if (watch.pin !== pin) continue;
      // also at 0: the engine calls nothing in the middle of anything
      time.after(watch.debounce, () => settle(watch));
    }
  }

  function port(): EspruinoSerial {
    const made = createFakeSerial((bytes, length) => wiring.serialOut(bytes, length), call);
    ports.push(made);
    return made.serial;
  }

  function toText(data: Uint8Array | string): string {
    if (typeof data === 'string') return data;
    let text = '';
    for (let i = 0; i < data.length; i += 1) text += String.fromCharCode(data[i] as number);
    return text;
  }

  const store = {
    read: (name: string) => storage.files[name.substring(0, NAME_LENGTH)],
    write(name: string, data: Uint8Array | string) {
      if (data.length === 0) throw new Error("Can't create zero length file");
      if (wiring.flashFull && wiring.flashFull()) throw new Error('Unable to find or create file');
      storage.files[name.substring(0, NAME_LENGTH)] = toText(data);
      storage.writes += 1;
      return true;
    },
  };
  const crypto = options.aes ? { AES: { encrypt: encryptAes } as EspruinoAes } : {};

  const engine: Espruino = {
    I2C1: {
      setup() {},
      writeTo(target, data) {
        const address = typeof target === 'number' ? target : target.address;
        if (!part(address).write(data)) throw new Error('I2C NACK');
      },
      readFrom(address, quantity) {
        const bytes = part(address).read(quantity);
        if (!bytes) throw new Error('I2C NACK');
        return new Uint8Array(bytes);
      },
    },
    Serial1: port(),
    Serial2: port(),
    Serial: port as unknown as new () => EspruinoSerial,
    E: {
      hwRand: () => (random(65536) << 16) | random(65536),
      getAnalogVRef: () => (options.longestWatchdog ? SUPPLY : wiring.battery()),
      getVDDH: () => wiring.battery(),
      enableWatchdog(seconds, isAuto) {
        longest = seconds * 1000;
        auto = isAuto;
        kicked = time.now();
        if (options.longestWatchdog && seconds > options.longestWatchdog) {
          throw new Error('Maximum watchdog timeout exceeded');
        }
      },
      kickWatchdog() {
        kicked = time.now();
      },
      reboot() {
        reboots += 1;
        alive = false;
      },
    },
    NRF: { sleep() {} },
    Bluetooth: { setConsole() {} },
    USB: { setConsole() {} },
    process: {
      on(_event, handler) {
        onFault = handler;
      },
    },
    console: { log: (text) => wiring.log(text) },
    require: ((name: string) => (name === 'Storage' ? store : crypto)) as unknown as EspruinoRequire,
    setTimeout(run, ms) {
      const id = time.after(ms, () => {
        forget(id);
        call(run);
      });
      waiting.push(id);
      return id;
    },
    clearTimeout(id) {
      if (id === undefined) throw new Error('clearTimeout(undefined) not allowed');
      time.cancel(id);
      forget(id);
    },
    getTime: () => EPOCH + time.now() / 1000,
    setWatch(run, pin, how) {
      watches.push({ pin, run, debounce: how.debounce, level: input(pin) });
      return watches.length;
    },
    pinMode() {},
    digitalRead: (pin) => (input(pin) ? 1 : 0),
    digitalWrite(pin, value) {
      const write = wiring.outputs[pin];
      if (write) write(value !== 0);
    },
    analogRead(pin) {
      const volts = wiring.analog[pin];
      return volts ? volts() / engine.E.getAnalogVRef() : 0;
    },
    setDeepSleep() {},
    peek32: (address) => registers[address] || 0,
    poke32(address, value) {
      if (address >>> 12 === 0x40000) throw new Error("a write to what is the SoftDevice's");
      registers[address] = value;
    },
  };

  return {
    engine,
    serialIn(pin, bytes, length) {
      for (let i = 0; alive && i < ports.length; i += 1) {
        const one = ports[i] as FakeSerial;
        if (one.pin() === pin) one.receive(bytes, length);
      }
    },
    pinChanged,
    kill() {
      alive = false;
      // what waited would keep all of a node that is no more in memory, for up to a heartbeat
      for (let i = 0; i < waiting.length; i += 1) time.cancel(waiting[i] as number);
      waiting = [];
    },
    fault: call,
    unkicked: () => (longest === 0 ? -1 : auto ? 0 : time.now() - kicked),
    watchdog: () => longest,
    reboots: () => reboots,
    timers: () => waiting.length,
    portsOn() {
      let on = 0;
      for (let i = 0; i < HARDWARE; i += 1) if ((ports[i] as FakeSerial).pin() !== '') on += 1;
      return on;
    },
  };
}
