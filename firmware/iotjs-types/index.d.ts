/**
 * Type declarations for IoT.js 1.0: the modules that a cover node uses. No package of them is published.
 * See README.md for what is covered and what is not.
 *
 * Every `open` returns its object at once, to be used only after its callback; every `openSync` throws instead.
 */

declare module 'uart' {
  export interface UartConfiguration {
    /** path of the device (Linux, NuttX, TizenRT) */
    device: string;
    /** 9600 where not given; up to 230400 */
    baudRate?: 1200 | 2400 | 4800 | 9600 | 19200 | 38400 | 57600 | 115200 | 230400;
    /** 8 where not given */
    dataBits?: 5 | 6 | 7 | 8;
  }

  export interface UartPort {
    /**
     * Text only, and sent as UTF-8: a character from U+0080 on becomes two bytes. Raw bytes cannot be sent; use the
     * hexadecimal form of an AT command.
     */
    write(text: string, callback?: (error: Error | null) => void): void;
    writeSync(text: string): void;
    close(callback?: (error: Error | null) => void): void;
    closeSync(): void;
    /** Up to 511 bytes as they came, cut anywhere. */
    on(event: 'data', handler: (data: IotBuffer) => void): void;
  }

  export function open(configuration: UartConfiguration, callback: (error: Error | null) => void): UartPort;
  export function openSync(configuration: UartConfiguration): UartPort;
}

declare module 'i2c' {
  export interface I2cConfiguration {
    /** path of the bus (Linux) */
    device?: string;
    /** number of the bus (NuttX, TizenRT) */
    bus?: number;
    /** 7-bit address of the part: an object is one part, not the bus */
    address: number;
  }

  export interface I2cBus {
    read(length: number, callback?: (error: Error | null, bytes: number[]) => void): void;
    readSync(length: number): number[];
    /** Plain arrays only. */
    write(bytes: number[], callback?: (error: Error | null) => void): void;
    writeSync(bytes: number[]): void;
    close(callback?: (error: Error | null) => void): void;
    closeSync(): void;
  }

  export function open(configuration: I2cConfiguration, callback: (error: Error | null, bus: I2cBus) => void): I2cBus;
  export function openSync(configuration: I2cConfiguration): I2cBus;
}

declare module 'gpio' {
  export interface Direction {
    readonly __direction: never;
  }
  export interface Mode {
    readonly __mode: never;
  }
  export interface Edge {
    readonly __edge: never;
  }

  export const DIRECTION: { readonly IN: Direction; readonly OUT: Direction };
  /** NuttX only. */
  export const MODE: {
    readonly NONE: Mode;
    readonly PULLUP: Mode;
    readonly PULLDOWN: Mode;
    readonly FLOAT: Mode;
    readonly PUSHPULL: Mode;
    readonly OPENDRAIN: Mode;
  };
  export const EDGE: { readonly NONE: Edge; readonly RISING: Edge; readonly FALLING: Edge; readonly BOTH: Edge };

  export interface GpioConfiguration {
    pin: number;
    /** DIRECTION.OUT where not given */
    direction?: Direction;
    mode?: Mode;
    /** EDGE.NONE where not given */
    edge?: Edge;
  }

  export interface GpioPin {
    /** Called at each edge of the configured kind. There is no `on`: it must be assigned. */
    onChange: (() => void) | null;
    setDirectionSync(direction: Direction): void;
    read(callback?: (error: Error | null, value: boolean) => void): void;
    readSync(): boolean;
    write(value: boolean | number, callback?: (error: Error | null) => void): void;
    writeSync(value: boolean | number): void;
    close(callback?: (error: Error | null) => void): void;
    closeSync(): void;
  }

  export function open(
    configuration: GpioConfiguration,
    callback: (error: Error | null, pin: GpioPin) => void,
  ): GpioPin;
  export function openSync(configuration: GpioConfiguration): GpioPin;
}

/** Not a Uint8Array: `buffer[0]` is undefined. */
interface IotBuffer {
  readonly length: number;
  readUInt8(offset: number): number;
  writeUInt8(value: number, offset: number): number;
  slice(start: number, end?: number): IotBuffer;
  toString(encoding?: 'hex'): string;
}

/** Timers are objects, not numbers. */
interface IotTimeout {
  /** Cancels the timer: it does not only let the process end. */
  unref(): void;
}

declare function setTimeout(callback: (...args: unknown[]) => void, ms: number, ...args: unknown[]): IotTimeout;
declare function clearTimeout(timer: IotTimeout): void;
declare function setInterval(callback: (...args: unknown[]) => void, ms: number, ...args: unknown[]): IotTimeout;
declare function clearInterval(timer: IotTimeout): void;
