/**
 * IoT.js 1.0 as the boards use it: what a board is started with, for the engine's modules are not to be had by a global
 * object. All of the engine, and what goes wrong with it, is declared in `firmware/iotjs-types`; here stand the names
 * that the build must not shorten, and what else a board must know.
 */

/** Not a Uint8Array: `buffer[0]` is undefined. */
export interface IotBuffer {
  readonly length: number;
  readUInt8(offset: number): number;
  writeUInt8(value: number, offset: number): number;
}

interface IotUartPort {
  /** Sent as UTF-8: only ASCII arrives as it is. Blocks; an exception where the line takes no more. */
  writeSync(text: string): void;
  /** What the listener throws is lost without a trace. On Linux nothing is received before the engine is mended. */
  on(event: 'data', listener: (data: IotBuffer) => void): void;
}

/** One part on the bus, not the bus. Whether it is there shows at the first transfer, by an exception. */
interface IotI2cPart {
  /** Bytes from 0x80 on are negative on some processors. */
  readSync(length: number): number[];
  /** Plain arrays only. There is no repeated start. */
  writeSync(bytes: number[]): void;
}

interface IotGpioPin {
  readSync(): boolean;
  writeSync(high: boolean): void;
}

/** An opaque number. */
export type IotDirection = number & { readonly __direction: never };

interface IotSocket {
  on(event: 'message', listener: (data: IotBuffer) => void): void;
  /** Without a listener a failure is thrown. */
  on(event: 'error', listener: () => void): void;
  send(data: IotBuffer, port: number, address: string, done: (error: unknown) => void): void;
}

interface IotFs {
  existsSync(path: string): boolean;
  readFileSync(path: string): IotBuffer;
  /** Returns how many bytes were written: a full disk throws nothing. There is no fsync. */
  writeFileSync(path: string, data: IotBuffer): number;
  renameSync(from: string, to: string): void;
}

/** Each `openSync` throws where the device is not there. */
export interface IotRequire {
  (name: 'uart'): { openSync(options: { device: string; baudRate: number }): IotUartPort };
  (name: 'i2c'): { openSync(options: { device: string; address: number }): IotI2cPart };
  /**
   * On Linux an input with an `edge` never opens: its constructor throws, and yet a thread watches the pin from then on.
   * Elsewhere `edge` is ignored. So nobody waits for `onChange`: a pin is read again and again.
   */
  (
    name: 'gpio',
  ): {
    openSync(options: { pin: number; direction: IotDirection }): IotGpioPin;
    readonly DIRECTION: { readonly IN: IotDirection; readonly OUT: IotDirection };
  };
  (name: 'dgram'): { createSocket(type: 'udp4'): IotSocket };
  (name: 'fs'): IotFs;
}

interface IotProcess {
  /** the engine, the script, and what follows it */
  readonly argv: readonly string[];
  /** A listener that throws ends the program, as no listener does. */
  on(event: 'uncaughtException', listener: (error: unknown) => void): void;
  /** Runs `call` before the event loop goes on; what it throws is an uncaught exception. */
  nextTick(call: () => void): void;
  /** The script is stopped a moment later: a few statements behind it may still run. */
  exit(code: number): void;
}

/** A timer. Not a number, and 0 is none. */
export type IotTimer = object;

export interface Iotjs {
  readonly require: IotRequire;
  readonly process: IotProcess;
  /** `ms` from 1 to 2^31 - 1 */
  setTimeout(run: () => void, ms: number): IotTimer;
  /** Undefined does nothing; a number is an exception. */
  clearTimeout(timer: IotTimer | undefined): void;
  readonly console: { log(text: string): void };
  readonly Buffer: new (length: number) => IotBuffer;
  /** There is no other clock; it may be set. */
  readonly Date: { now(): number };
  readonly Math: { random(): number };
}
