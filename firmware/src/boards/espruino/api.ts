/**
 * The Espruino engine (2v20 and newer) as the boards use it: the engine's global object, which a board is started with.
 * `@types/espruino` is stale and does not say what goes wrong; this is what the sources of 2v29 do.
 *
 * The build keeps every property name that is declared here from being shortened: a name of the engine that a board
 * uses must stand in this file.
 *
 * Pins go by their names, such as 'D14' or 'B7'. An integer pin would be a number that differs from board to board.
 */

/** One of I2C1.. ; the engine has the wires of one bus in each. */
export interface EspruinoI2c {
  /** `bitrate` in Hz, 400000 at most on most parts */
  setup(options: { scl: string; sda: string; bitrate: number }): void;
  /** Throws where no part answers (NACK). `stop: false` leaves the bus taken: the next `readFrom` is a repeated start. */
  writeTo(target: { address: number; stop: boolean } | number, data: readonly number[]): void;
  /** A Uint8Array. Throws where no part answers. */
  readFrom(address: number, quantity: number): Uint8Array;
}

/** Serial1.., or a port in software (`new Serial()`). */
export interface EspruinoSerial {
  /** Can be called again and again; handlers stay. A port in software takes `rx` alone, and 9600 baud at most. */
  setup(baud: number, options: { rx?: string; tx?: string }): void;
  /**
   * Switches the port off and leaves its pins floating; handlers stay. An nRF52 whose receiver is on draws 0.5 to 1 mA
   * all the time, for the receiver keeps the fast clock running.
   */
  unsetup(): void;
  /** A string is sent as bytes, a typed array as its elements: nothing is translated. Waits while the buffer is full. */
  write(bytes: Uint8Array): void;
  /**
   * `data` is a binary string of any length, cut anywhere: one character a byte. A handler that throws is called again
   * for the next data; the rest of these is lost.
   */
  on(event: 'data', handler: (data: string) => void): void;
}

/**
 * `require('Storage')`: small named files in the flash beside the firmware.
 *
 * - Names over 28 characters are cut silently: two long names may be one file.
 * - A file is written once. Writing it anew marks the old one as replaced, then writes the new one behind the last: a
 *   power cut between the two leaves no file of that name. What is equal to what stands there is not written.
 * - When the space is used up, `write` compacts by itself: every page is erased and written once. Files that stand in
 *   front of the first replaced one do not move; so the script must be the first file, for the engine runs it where it
 *   stands.
 */
interface EspruinoStorage {
  /** A binary string, which is the flash itself and costs no memory; undefined where there is no such file. */
  read(name: string): string | undefined;
  /** False or an exception where there is no room. An empty file is an exception. */
  write(name: string, data: Uint8Array | string): boolean;
}

/**
 * `require('crypto').AES`, in builds that have it (see the pages of the boards).
 *
 * - `mode: 'CTR'` ignores `iv`: the counter starts at 0 each time. Never to be used.
 * - ECB leaves a tail of under 16 bytes as zeros, and says nothing. CBC takes multiples of 16 only.
 * - A wrong length prints an error and returns undefined: nothing is thrown.
 */
export interface EspruinoAes {
  /** Without `options`: CBC, with zeros for `iv`. `key`: 16, 24 or 32 bytes. */
  encrypt(message: Uint8Array, key: Uint8Array, options?: { mode: 'ECB' | 'CBC' }): ArrayBuffer;
}

export interface EspruinoRequire {
  (name: 'Storage'): EspruinoStorage;
  (name: 'crypto'): { readonly AES: EspruinoAes };
}

/** An exception's `stack` names no place in the script: see `columnOf` in platform.ts. */
export interface EspruinoError {
  readonly stack?: string;
}

interface EspruinoProcess {
  /**
   * Called for what nothing caught; afterwards the engine goes on, with the timer or handler that threw gone. A thrown
   * text comes as it is.
   */
  on(event: 'uncaughtException', handler: (error: EspruinoError | string) => void): void;
}

interface EspruinoE {
  /** 32 bits of noise, with sign */
  hwRand(): number;
  /** volts that an `analogRead` of 1 stands for: the supply, measured against the processor's own reference */
  getAnalogVRef(): number;
  /** volts at VDDH, nRF52840 and nRF52833 only: the cell, where the processor makes its own supply of it */
  getVDDH(): number;
  /**
   * `isAuto`: the engine kicks it whenever it is idle, and wakes an STM32 from deep sleep to do so. On an STM32 25
   * seconds are the longest; more is an exception, with the longest in force. It cannot be stopped, and outlives `reboot`.
   */
  enableWatchdog(seconds: number, isAuto: boolean): void;
  kickWatchdog(): void;
  /** As if the reset pin had been pulled. Does not return on a board; the Linux build only prints. */
  reboot(): void;
}

export interface Espruino {
  readonly I2C1: EspruinoI2c;
  readonly Serial1: EspruinoSerial;
  readonly Serial2: EspruinoSerial;
  /** a serial port in software: any pin, one direction is enough, awake only while bits come */
  readonly Serial: new () => EspruinoSerial;
  readonly E: EspruinoE;
  /** nRF52 only. `sleep` ends advertising and drops whoever is connected; the console is then out of reach. */
  readonly NRF: { sleep(): void };
  /** nRF52 only. Moves the console from the UART, where it may be by default, to Bluetooth. */
  readonly Bluetooth: { setConsole(force: boolean): void };
  /** STM32 only: the same for USB */
  readonly USB: { setConsole(force: boolean): void };
  /**
   * As `global.process` it is a new object each time, and a handler set on it is lost, until `process` has once been a
   * variable: `engine.process = engine.process` makes it one.
   */
  process: EspruinoProcess;
  readonly console: { log(text: string): void };
  readonly require: EspruinoRequire;
  /** Calls `run` once; ids count from 1. */
  setTimeout(run: () => void, ms: number): number;
  /** What has run, and 0, do nothing. With no id at all every timer is cleared; undefined is an exception. */
  clearTimeout(id: number): void;
  /** seconds since 1970 or since power came, with a fraction; `setTime` moves it */
  getTime(): number;
  /** Wakes an nRF52, and an STM32 in deep sleep. An STM32 watches one pin of each number: A1 or B1, not both. */
  setWatch(run: () => void, pin: string, options: { repeat: boolean; edge: 'both'; debounce: number }): number;
  pinMode(pin: string, mode: 'input' | 'input_pullup' | 'input_pulldown' | 'output'): void;
  digitalRead(pin: string): number;
  /** Makes the pin an output where it is none. */
  digitalWrite(pin: string, value: number): void;
  /** 0..1 of the supply */
  analogRead(pin: string): number;
  /** STM32 only; an nRF52 sleeps by itself. In deep sleep no UART receives. */
  setDeepSleep(on: boolean): void;
  /** The word at an address. Under the SoftDevice of an nRF52 it may read, but not write, what is the SoftDevice's. */
  peek32(address: number): number;
  /** On an nRF52 a write to the POWER peripheral (RESETREAS) is a fault that ends in a reset: never. */
  poke32(address: number, value: number): void;
}
