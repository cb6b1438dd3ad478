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
  /** The link authenticates and counts by itself (LoRaWAN): frames are payloads as they are, in both directions. */
  readonly bare: boolean;
  /** Share of each hour that the node may be on the air, in per mille (EU868 g1: 10); 0 where the link keeps it itself. */
  readonly dutyCycle: number;
  /**
   * Sends one frame, then listens. False, and `done` is never called, while an earlier one is under way. `done(true)`:
   * it went on the air (nothing more is known); `done(false)`: the modem refused or stayed silent. `frame` belongs to
   * the caller again when `send` returns. `type`: a value of TYPE, for links that have ports and confirmed frames.
   */
  send(frame: Uint8Array, length: number, done: (sent: boolean) => void, type: number): boolean;
  onFrame(receive: (frame: Uint8Array, length: number) => void): void;
  /** Nothing is expected from the air until the next `send`: the radio may sleep. */
  rest(): void;
  /**
   * How often the module was told to send, since the start: it may be more than once for a `send` that went wrong. A
   * modem that never repeats by itself has none.
   */
  transmissions?(): number;
  /** ms on the air of a frame of `length` bytes; 0 where `dutyCycle` is. */
  airTime(length: number): number;
  /** microjoules that a frame of `length` bytes draws as the link now is, with the listening that the module does by itself */
  cost(length: number): number;
  /** how hard the link is to reach: 0 good, 1 fair, 2 bad (NB-IoT: its coverage level) */
  coverage(): number;
  /** Who hears of the module's troubles: a value of TROUBLE (modemDead, modemBack), and how many tries or minutes. */
  onTrouble(tell: (trouble: number, detail: number) => void): void;
}

/**
 * Small named records. A write may be torn by a power cut: the core guards its records with a CRC and two slots,
 * and asks nothing of the flash beyond "an old record that was not being written stays whole".
 */
export interface Flash {
  read(name: string): Uint8Array | null;
  write(name: string, bytes: Uint8Array): boolean;
}

/** What a board draws, for the energy ledger. Powers in microwatts, energies in microjoules, at the cell. */
export interface Figures {
  /** power that is always drawn: sleeping processor, accelerometer and module */
  readonly sleep: number;
  /** the cell's self-discharge, as a power */
  readonly cell: number;
  /** energy of a second of looking, above `sleep`: the part, and the processor that judges what it reads */
  readonly look: number;
  /** energy of a round: the processor, without the water sensor */
  readonly round: number;
  /** energy of one water sample, warm-up included */
  readonly water: number;
  /** energy around a frame that is not the modem's `cost`: the radio listens for 3 s, the processor stays awake for it */
  readonly listen: number;
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
  /** where it crashed, if it did: what the error log keeps as the detail, 0..65535 */
  readonly crash: number;
  /** Called every five minutes by a core that lives; a board without a watchdog does nothing. */
  alive(): void;
  /** Starts the node anew. It may return: a restart takes the engine a moment. */
  reboot(): void;
  /** what the board's parts draw, for the ledger */
  readonly figures: Figures;
}
