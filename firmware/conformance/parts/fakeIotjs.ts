import type { IotBuffer, IotDirection, Iotjs, IotRequire, IotTimer } from '../../src/boards/iotjs/api.ts';
import type { I2cPart } from './fakeEspruino.ts';
import { createNoise } from './noise.ts';
import type { VirtualTime } from './virtualTime.ts';

/** What is connected to the machine. */
export interface IotWiring {
  readonly time: VirtualTime;
  /** I2C parts by address */
  readonly i2c: Readonly<Record<number, I2cPart>>;
  /** level of each input pin, by its number */
  readonly inputs: Readonly<Record<number, () => boolean>>;
  /** what happens when an output pin changes */
  readonly outputs: Readonly<Record<number, (high: boolean) => void>>;
  /** bytes that leave by a serial line */
  serialOut(device: string, bytes: Uint8Array, length: number): void;
  /** a datagram leaves; false: the network refuses it */
  datagramOut(bytes: Uint8Array, length: number): boolean;
  flashFull(): boolean;
  log(text: string): void;
}

export interface FakeDisk {
  readonly files: Record<string, readonly number[]>;
  writes: number;
}

/** One run of the program, from its start to its end. The disk outlives it. */
export interface FakeIotjs {
  readonly engine: Iotjs;
  serialIn(device: string, bytes: Uint8Array, length: number): void;
  datagramIn(bytes: Uint8Array, length: number): void;
  kill(): void;
  fault(run: () => void): void;
  /** exits that the program asked for */
  exits(): number;
  timers(): number;
}

/** As the engine's: no index, no typed array. */
function createBuffer(bytes: number[]): IotBuffer {
  return {
    length: bytes.length,
    readUInt8(offset) {
      if (offset >= bytes.length) throw new Error('RangeError');
      return bytes[offset] as number;
    },
    writeUInt8(value, offset) {
      if (value < 0 || value > 255 || offset >= bytes.length) throw new Error('RangeError');
      bytes[offset] = value;
      return offset + 1;
    },
  };
}

function bytesOf(data: IotBuffer): number[] {
  const bytes: number[] = [];
  for (let i = 0; i < data.length; i += 1) bytes.push(data.readUInt8(i));
  return bytes;
}

/** Text as the engine sends it: from U+0080 on a character is two bytes. */
function utf8(text: string): Uint8Array {
  const bytes: number[] = [];
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code < 128) bytes.push(code);
    else bytes.push(0xc0 | (code >> 6), 0x80 | (code & 63));
  }
  return new Uint8Array(bytes);
}

type Listener = (data: IotBuffer) => void;

export function createFakeIotjs(wiring: IotWiring, disk: FakeDisk, argv: readonly string[]): FakeIotjs {
  const { time } = wiring;
  const random = createNoise(4242);
  const lines: { readonly device: string; readonly listeners: Listener[] }[] = [];
  const sockets: Listener[] = [];
  let alive = true;
  let waiting = 0;
  let exits = 0;
  let onFault: ((error: unknown) => void) | null = null;
  let ticks: (() => void)[] = [];

  /** What the event loop does with all that it calls. */
  function call(run: () => void): void {
    if (!alive) return;
    try {
      run();
      while (alive && ticks.length > 0) (ticks.shift() as () => void)();
    } catch (error) {
      ticks = [];
      if (onFault) onFault(error);
      else wiring.log(`Uncaught ${(error as Error).message}`);
    }
  }

  function openPart(options: { address: number }) {
    return {
      readSync(length: number) {
        const found = wiring.i2c[options.address];
        const bytes = found ? found.read(length) : null;
        if (!bytes) throw new Error('I2C');
        const signed: number[] = [];
        for (let i = 0; i < bytes.length; i += 1) signed.push(((bytes[i] as number) << 24) >> 24);
        return signed;
      },
      writeSync(bytes: number[]) {
        const found = wiring.i2c[options.address];
        if (!found || !found.write(bytes)) throw new Error('I2C');
      },
    };
  }

  function openLine(options: { device: string }) {
    const { device } = options;
    const listeners: Listener[] = [];
    lines.push({ device, listeners });
    return {
      writeSync(text: string) {
        const bytes = utf8(text);
        wiring.serialOut(device, bytes, bytes.length);
      },
      on(_event: string, listener: Listener) {
        listeners.push(listener);
      },
    };
  }

  function openPin(options: { pin: number }) {
    return {
      readSync() {
        const read = wiring.inputs[options.pin];
        return read ? read() : false;
      },
      writeSync(high: boolean) {
        const write = wiring.outputs[options.pin];
        if (write) write(high);
      },
    };
  }

  const uart = { openSync: openLine };
  const i2c = { openSync: openPart };
  const gpio = {
    openSync: openPin,
    DIRECTION: { IN: 0 as IotDirection, OUT: 1 as IotDirection },
  };
  const dgram = {
    createSocket: () => ({
      on(event: string, listener: Listener) {
        if (event === 'message') sockets.push(listener);
      },
      send(data: IotBuffer, _port: number, _address: string, done: (error: unknown) => void) {
        const bytes = new Uint8Array(bytesOf(data));
        const left = wiring.datagramOut(bytes, bytes.length);
        time.after(1, () => call(() => done(left ? null : new Error('network'))));
      },
    }),
  };
  const fs = {
    existsSync: (path: string) => disk.files[path] !== undefined,
    readFileSync(path: string) {
      const bytes = disk.files[path];
      if (!bytes) throw new Error('no such file');
      return createBuffer(bytes.concat([]));
    },
    writeFileSync(path: string, data: IotBuffer) {
      const bytes = wiring.flashFull() ? [] : bytesOf(data);
      disk.files[path] = bytes;
      disk.writes += 1;
      return bytes.length;
    },
    renameSync(from: string, to: string) {
      const bytes = disk.files[from];
      if (!bytes) throw new Error('no such file');
      disk.files[to] = bytes;
      delete disk.files[from];
    },
  };

  function require(name: string): unknown {
    if (name === 'uart') return uart;
    if (name === 'i2c') return i2c;
    if (name === 'gpio') return gpio;
    if (name === 'dgram') return dgram;
    return fs;
  }

  function FakeBuffer(length: number): IotBuffer {
    const bytes: number[] = [];
    for (let i = 0; i < length; i += 1) bytes.push(0);
    return createBuffer(bytes);
  }

  const engine: Iotjs = {
    require: require as unknown as IotRequire,
    process: {
      argv,
      on(_event, listener) {
        onFault = listener;
      },
      nextTick(run) {
        ticks.push(run);
      },
      exit() {
        exits += 1;
        alive = false;
      },
    },
    setTimeout(run, ms): IotTimer {
      // an object, as the engine's
      const timer = { id: 0, over: false };
      waiting += 1;
      timer.id = time.after(ms, () => {
        timer.over = true;
        waiting -= 1;
        call(run);
      });
      return timer;
    },
    clearTimeout(timer) {
      if (timer === undefined) return;
      const mine = timer as { id: number; over: boolean };
      if (typeof timer !== 'object') throw new Error('no timer');
      if (!mine.over) waiting -= 1;
      mine.over = true;
      time.cancel(mine.id);
    },
    console: { log: (text) => wiring.log(text) },
    Buffer: FakeBuffer as unknown as Iotjs['Buffer'],
    Date: { now: () => 1790000000000 + time.now() },
    Math: { random: () => random(65536) / 65536 },
  };

  function deliver(listeners: readonly Listener[], bytes: Uint8Array, length: number): void {
    const data: number[] = [];
    for (let i = 0; i < length; i += 1) data.push(bytes[i] as number);
    for (let i = 0; i < listeners.length; i += 1) call(() => (listeners[i] as Listener)(createBuffer(data)));
  }

  return {
    engine,
    serialIn(device, bytes, length) {
      for (let i = 0; i < lines.length; i += 1) {
        const line = lines[i] as (typeof lines)[number];
        if (line.device === device) deliver(line.listeners, bytes, length);
      }
    },
    datagramIn: (bytes, length) => deliver(sockets, bytes, length),
    kill() {
      alive = false;
    },
    fault: call,
    exits: () => exits,
    timers: () => waiting,
  };
}
