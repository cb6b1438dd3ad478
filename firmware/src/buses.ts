/**
 * The wires between a board's processor and its parts, as drivers and modems are handed them. A board makes them from
 * its engine's own objects; tests and the conformance scenario connect simulated parts to them.
 */

export interface I2cBus {
  /** Reads `length` bytes, from `register` on, into `out`. False: no part answered (NACK); `out` means nothing. */
  read(address: number, register: number, out: Uint8Array, length: number): boolean;
  /** False: no part answered (NACK). */
  write(address: number, register: number, value: number): boolean;
}

/** Raw bytes both ways, cut anywhere. `receive` is never called from within `write`. */
export interface Uart {
  write(bytes: Uint8Array, length: number): void;
  /** One receiver; the bytes are its own only until it returns. */
  onData(receive: (bytes: Uint8Array, length: number) => void): void;
}

export interface InputPin {
  read(): boolean;
  /** Calls `changed` after each change of level that has outlasted the pin's debounce time. */
  onChange(changed: () => void): void;
}

export interface OutputPin {
  write(high: boolean): void;
}

export interface AnalogPin {
  /** millivolts at the pin */
  read(): number;
}
