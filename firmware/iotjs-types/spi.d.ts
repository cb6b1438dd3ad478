declare module 'spi' {
  /** An opaque number; take it from MODE, CHIPSELECT or BITORDER. */
  export interface Mode {
    readonly __mode: never;
  }
  export interface ChipSelect {
    readonly __chipSelect: never;
  }
  export interface BitOrder {
    readonly __bitOrder: never;
  }

  export const MODE: { readonly 0: Mode; readonly 1: Mode; readonly 2: Mode; readonly 3: Mode };
  export const CHIPSELECT: { readonly NONE: ChipSelect; readonly HIGH: ChipSelect };
  export const BITORDER: { readonly MSB: BitOrder; readonly LSB: BitOrder };

  export interface SpiOptions {
    /** MODE[0] where not given */
    mode?: Mode;
    /** CHIPSELECT.NONE where not given. Only TizenRT obeys HIGH: Linux forgets it, NuttX has its own pin. */
    chipSelect?: ChipSelect;
    /** Hz; 500000 where not given */
    maxSpeed?: number;
    /** 8 where not given */
    bitsPerWord?: 8 | 9;
    /** BITORDER.MSB where not given. NuttX and TizenRT ignore it. */
    bitOrder?: BitOrder;
    /** false where not given. Linux forgets it; NuttX and TizenRT ignore it. */
    loopback?: boolean;
  }

  /** Linux: the device's path, as "/dev/spidev0.0". NuttX and TizenRT: the bus's number (NuttX knows only 1). */
  export type SpiConfiguration = SpiOptions & ({ device: string } | { bus: number });

  /** It has one pair of buffers: start nothing before the callback of what was started last. */
  export interface SpiBus {
    /**
     * Sends and receives as many bytes: 1 to 255, of a plain array or a Buffer. Neither an empty one nor more nor a
     * typed array is refused by IoT.js: it crashes, or sends length modulo 256.
     *
     * What came is an array of numbers, **negative** from 0x80 on where the compiler's `char` is signed (x86, not ARM):
     * use `byte & 0xff`.
     */
    transfer(bytes: number[] | Buffer): void;
    transfer(bytes: number[] | Buffer, callback: IotResult<number[]>): void;
    /** As transfer. Error where it fails. */
    transferSync(bytes: number[] | Buffer): number[];
    close(): void;
    close(callback: IotDone): void;
    closeSync(): void;
  }

  /** The object is usable after the callback. TypeError at once for a configuration that makes no sense. */
  export function open(configuration: SpiConfiguration, callback: IotResult<SpiBus>): SpiBus;
  /** Error where the bus cannot be opened. */
  export function openSync(configuration: SpiConfiguration): SpiBus;
}
