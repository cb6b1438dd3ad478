/**
 * What the core asks of a board, and nothing more. Boards build it from drivers and a modem; the simulator and the
 * tests hand in their own. The core reads no global, no clock and no pin except through this.
 */

/** A reading that could not be taken. The same number as the protocol's NONE. */
export const NO_READING = -32768;

/** Milliseconds since the node started; never runs backwards. */
export interface Clock {
  now(): number;
}

export interface Timers {
  /** Calls `run` once, `ms` from now. Returns a handle for `cancel`, never 0. */
  after(ms: number, run: () => void): number;
  /** Cancelling what has run, or 0, does nothing. */
  cancel(handle: number): void;
}

/** Acceleration in mg, in the board's own axes. */
export interface Vector {
  x: number;
  y: number;
  z: number;
}

export interface Accelerometer {
  /** Takes one sample into `out`. False where the part does not answer. */
  read(out: Vector): boolean;
  /** Arms the part's own interrupt: `wake` is called when any axis leaves its rest by more than `level` mg. */
  arm(level: number, wake: () => void): boolean;
}

export interface WaterSensor {
  /** an ultrasonic sensor looks down on the surface; a submersible one stands in the water */
  readonly measures: 'distance' | 'level';
  /** Calls `done` once with millimetres, or NO_READING on time-out, checksum error or an out-of-range code. */
  sample(done: (millimetres: number) => void): void;
}

export interface Switch {
  /** hall: true = no magnet (open). float: true = wet. */
  read(): boolean;
  onChange(changed: () => void): void;
}

export interface Modem {
  /** Most bytes that one frame may have on this link. Not below the protocol's MIN_LINK, within which every alert fits. */
  readonly maxFrame: number;
  /**
   * Sends one frame, then listens. False, and `done` is never called, while an earlier one is under way. `done(true)`:
   * it went on the air (nothing more is known); `done(false)`: the modem refused or stayed silent. `frame` belongs to
   * the caller again when `send` returns.
   */
  send(frame: Uint8Array, length: number, done: (sent: boolean) => void): boolean;
  onFrame(receive: (frame: Uint8Array, length: number) => void): void;
  /** Nothing is expected from the air until the next `send`: the radio may sleep. */
  rest(): void;
}

/**
 * Small named records. A write may be torn by a power cut: the core guards its records with a CRC and two slots,
 * and asks nothing of the flash beyond "an old record that was not being written stays whole".
 */
export interface Flash {
  read(name: string): Uint8Array | null;
  write(name: string, bytes: Uint8Array): boolean;
}

export interface Hal {
  readonly clock: Clock;
  readonly timers: Timers;
  readonly accelerometer: Accelerometer;
  readonly modem: Modem;
  readonly flash: Flash;
  /** null where the board has none */
  readonly water: WaterSensor | null;
  readonly hall: Switch | null;
  readonly float: Switch | null;
  /** battery in mV under load, or NO_READING */
  battery(): number;
  /** tenths of a degree Celsius, or NO_READING */
  temperature(): number;
  /** an integer in 0..limit-1; for jitter, not for keys */
  random(limit: number): number;
  /** why the node started: a value of CAUSE */
  readonly cause: number;
}
