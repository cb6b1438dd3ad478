import type { Espruino } from '../../src/boards/espruino/api.ts';
import type { Node } from '../../src/core/node.ts';
import type { NodeEvents } from '../../src/core/trace.ts';
import type { FakeLis3dh } from '../parts/fakeLis3dh.ts';
import type { FakeModem } from '../parts/fakeModem.ts';
import type { VirtualTime } from '../parts/virtualTime.ts';

/** What is around a node: the cover, the water, the air. */
export interface Surroundings {
  readonly time: VirtualTime;
  readonly motion: FakeLis3dh;
  /** mg on an axis, 0 to 2, as it acts */
  acceleration(axis: number): number;
  /** the cover is away from the magnet in its frame */
  isOpen(): boolean;
  /** the float is up */
  isWet(): boolean;
  /** millimetres from the sensor to the water */
  distance(): number;
  /** volts of the cell */
  battery(): number;
  /** the flash refuses what is written */
  flashFull(): boolean;
  /** a frame of the node went on the air */
  heard(frame: Uint8Array, length: number): void;
  /** something on the console */
  log(text: string): void;
  /** What a node of an Espruino board is started with, in place of its engine: for who listens between the two. */
  tap?(engine: Espruino): Espruino;
}

/** What the hardware of a board did since its power came, as far as its engine can tell. */
export interface Vitals {
  /** ms since the watchdog's last kick, 0 where the engine does it, -1 where the board has none */
  unkicked(): number;
  /** the longest that it would wait, ms */
  watchdog(): number;
  /** restarts that the program asked for */
  reboots(): number;
  /** timers that wait */
  timers(): number;
  /** timers of the board's own, that wait as long as it has power */
  readonly pollers: number;
  /** serial ports that draw current */
  portsOn(): number;
  /** Runs something as the engine runs a handler: what it throws is the engine's to deal with. */
  fault(run: () => void): void;
}

/** What may have changed: an input of a node, or something that no pin tells of. */
export const CHANGED = { motion: 0, hall: 1, float: 2, other: 3 } as const;

/** One board with everything on it, on the bench. Its flash outlives the power. */
export interface Bench {
  /** Starts the node, over whatever the flash holds. Null where it refuses. */
  powerOn(events?: NodeEvents): Node | null;
  /** Stops everything at once, as it is; the modem's module loses its power, too, where the board feeds it. */
  powerOff(): void;
  readonly vitals: Vitals;
  /** a value of CHANGED */
  changed(what: number): void;
  /** A frame arrives from the air. False: the module does not hear it now. */
  hear(frame: Uint8Array, length: number): boolean;
  readonly module: FakeModem;
  /** Writes the provisioning record; undefined: there is none. */
  provision(record: string | undefined): void;
  /** records written to the flash */
  writes(): number;
}

/** A board with one of the modems that it can have. */
export interface Rig {
  readonly board: string;
  readonly modem: string;
  /** frames go out as payloads: the link seals them */
  readonly bare: boolean;
  /** the radio's part of the provisioning record, JSON */
  readonly radio: string;
  connect(around: Surroundings): Bench;
}
