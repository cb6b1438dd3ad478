/**
 * What a board uses of the Espruino engine (2v20 and newer), as data: on a board it is made of the engine's globals, in
 * the conformance scenario of simulated parts that behave as the engine does. Pins go by their names, such as 'D14'.
 */

/** `readFrom` and `writeTo` throw where no part answers. */
export interface EspruinoI2c {
  setup(options: { scl: string; sda: string; bitrate: number }): void;
  writeTo(target: { address: number; stop: boolean } | number, data: number[]): void;
  readFrom(address: number, quantity: number): ArrayLike<number>;
}

export interface EspruinoSerial {
  setup(baud: number, options: { rx?: string; tx?: string }): void;
  write(bytes: Uint8Array): void;
  /** `data` is a binary string of any length: one character a byte */
  on(event: 'data', handler: (data: string) => void): void;
}

/** Names over 28 characters are cut silently. */
export interface EspruinoStorage {
  read(name: string): string | undefined;
  /** False where the flash is full. */
  write(name: string, data: string): boolean;
  /** Makes room of what was deleted or replaced. */
  compact(): void;
}

export interface EspruinoApi {
  readonly I2C1: EspruinoI2c;
  readonly Serial1: EspruinoSerial;
  /** A serial port in software: 9600 baud at most, any pin. */
  createSerial(): EspruinoSerial;
  readonly Storage: EspruinoStorage;
  /** Calls `run` once; ids count from 1. */
  setTimeout(run: () => void, ms: number): number;
  clearTimeout(id: number): void;
  /** seconds, with a fraction */
  getTime(): number;
  setWatch(run: () => void, pin: string, options: { repeat: boolean; edge: string; debounce: number }): void;
  pinMode(pin: string, mode: string): void;
  digitalRead(pin: string): number;
  digitalWrite(pin: string, value: number): void;
  /** 0..1 of the supply */
  analogRead(pin: string): number;
  /** volts of the supply, as the processor measures them */
  getBattery(): number;
  /** 32 bits of noise */
  random(): number;
  log(text: string): void;
}
