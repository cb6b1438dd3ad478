import type { Espruino } from '../../src/boards/espruino/api.ts';
import type { Node } from '../../src/core/node.ts';
import type { NodeEvents } from '../../src/core/trace.ts';
import { createFakeA02yyuw } from '../parts/fakeA02yyuw.ts';
import { createFakeEspruino, type FakeEspruino, type FakeStorage } from '../parts/fakeEspruino.ts';
import { type Bench, CHANGED, type Module, type Surroundings } from './rig.ts';

/** The pins that every Espruino board has. */
export interface BenchPins {
  readonly motion: string;
  readonly modemTx: string;
  readonly modemRx: string;
  readonly waterRx: string;
  readonly waterPower: string;
  readonly float: string;
  readonly hall: string;
  readonly level: string;
}

/** The module as the bench connects it. */
export interface BenchModule extends Module {
  /** bytes from the node */
  receive(bytes: Uint8Array, length: number): void;
  hear(frame: Uint8Array, length: number): boolean;
}

export interface EspruinoBenchOptions {
  readonly pins: BenchPins;
  start(engine: Espruino, events?: NodeEvents): Node | null;
  /** Makes the module; `toNode` takes its bytes. */
  module(around: Surroundings, toNode: (bytes: Uint8Array, length: number) => void): BenchModule;
  /** what happens at output pins of the board's own, such as a reset line */
  outputs?(module: BenchModule): Record<string, (high: boolean) => void>;
  /** the hall switch is low away from the magnet */
  readonly hallLowWhenOpen?: boolean;
  readonly aes?: boolean;
  readonly longestWatchdog?: number;
}

const PROVISION = 'lw.provision';
/** address of the LIS3DH with SA0 high */
const MOTION = 25;

export function createEspruinoBench(options: EspruinoBenchOptions, around: Surroundings): Bench {
  const { pins } = options;
  const storage: FakeStorage = { files: {}, writes: 0 };
  let fake: FakeEspruino | null = null;

  const sonar = createFakeA02yyuw(around.time, (bytes, length) => {
    if (fake) fake.serialIn(pins.waterRx, bytes, length);
  });
  const module = options.module(around, (bytes, length) => {
    if (fake) fake.serialIn(pins.modemRx, bytes, length);
  });
  const outputs = options.outputs ? options.outputs(module) : {};
  outputs[pins.waterPower] = (on) => {
    sonar.distance(around.distance());
    sonar.power(on);
  };

  const wiring = {
    time: around.time,
    i2c: { [MOTION]: around.motion },
    inputs: {
      [pins.motion]: () => around.motion.level(),
      [pins.hall]: () => around.isOpen() !== (options.hallLowWhenOpen === true),
      [pins.float]: () => !around.isWet(),
    },
    outputs,
    // 4 mA at 5 m, 20 mA at the probe itself, over 150 ohms
    analog: { [pins.level]: () => 0.6 + ((5000 - around.distance()) * 2.4) / 5000 },
    serialOut: (bytes: Uint8Array, length: number) => module.receive(bytes, length),
    battery: () => around.battery(),
    flashFull: () => around.flashFull(),
    log: (text: string) => around.log(text),
  };

  return {
    powerOn(events) {
      fake = createFakeEspruino(wiring, {
        storage,
        aes: options.aes === true,
        longestWatchdog: options.longestWatchdog || 0,
      });
      return options.start(fake.engine, events);
    },
    powerOff() {
      if (fake) fake.kill();
      fake = null;
      sonar.power(false);
    },
    vitals: {
      unkicked: () => (fake ? fake.unkicked() : -1),
      watchdog: () => (fake ? fake.watchdog() : 0),
      reboots: () => (fake ? fake.reboots() : 0),
      timers: () => (fake ? fake.timers() : 0),
      portsOn: () => (fake ? fake.portsOn() : 0),
      fault(run) {
        if (fake) fake.fault(run);
      },
    },
    changed(what) {
      if (fake) fake.pinChanged(what === CHANGED.motion ? pins.motion : what === CHANGED.hall ? pins.hall : pins.float);
    },
    hear: (frame, length) => module.hear(frame, length),
    module,
    provision(record) {
      if (record === undefined) delete storage.files[PROVISION];
      else storage.files[PROVISION] = record;
    },
    writes: () => storage.writes,
  };
}
