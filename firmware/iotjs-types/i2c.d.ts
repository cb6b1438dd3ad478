declare module 'i2c' {
  /** Linux: by the device's path. The address is taken even where a driver of the kernel uses it. */
  export interface I2cDeviceConfiguration {
    /** Path of the bus, as "/dev/i2c-1". */
    device: string;
    /** 7-bit address of the part: an object is one part, not the bus. */
    address: number;
  }

  /** NuttX (at 400 kHz) and TizenRT (at 100 kHz): by the bus's number. */
  export interface I2cBusConfiguration {
    bus: number;
    address: number;
  }

  export type I2cConfiguration = I2cDeviceConfiguration | I2cBusConfiguration;

  /**
   * One part on the bus. It has one buffer: start nothing before the callback of what was started last. There is no
   * repeated start: a register is read with a write, a stop, and a read.
   */
  export interface I2cBus {
    /**
     * `length` from 1 to 255, more is cut to 8 bits. Bytes from 0x80 on come as **negative** numbers where the
     * compiler's `char` is signed (x86, not ARM): use `byte & 0xff`.
     */
    read(length: number): void;
    read(length: number, callback: IotResult<number[]>): void;
    /** As read. Error where the part does not answer. */
    readSync(length: number): number[];
    /**
     * Plain arrays of numbers only; no typed array, no Buffer (`Error: Internal error`). At most 255 bytes: of more, only
     * length modulo 256 are sent, and no error is raised.
     */
    write(bytes: number[]): void;
    write(bytes: number[], callback: IotDone): void;
    /** As write. Error where the part does not answer. */
    writeSync(bytes: number[]): void;
    close(): void;
    close(callback: IotDone): void;
    /** Error where it is closed already. */
    closeSync(): void;
  }

  /** The object is usable after the callback. TypeError at once where `address`, or `device` or `bus`, is missing. */
  export function open(configuration: I2cConfiguration, callback: IotResult<I2cBus>): I2cBus;
  /** Error where the bus cannot be opened. Whether the part is there shows at the first read. */
  export function openSync(configuration: I2cConfiguration): I2cBus;
}
