import type { Espruino } from '../../src/boards/espruino/api.ts';
import type { Node } from '../../src/core/node.ts';
import type { NodeEvents } from '../../src/core/trace.ts';
import { createFakeA02yyuw } from '../parts/fakeA02yyuw.ts';
import { createFakeEspruino, type FakeEspruino, type FakeStorage } from '../parts/fakeEspruino.ts';
import { type CreateModule, placeModule } from './modules.ts';
import { type Bench, CHANGED, type Surroundings } from './rig.ts';

/** The pins that every Espruino board has. */
export interface BenchPins {
  readonly motion: string;
  readonly modemTx: string;
  readonly modemRx: string;
  readonly waterRx: string;
  readonly waterPower: string;
  readonly float: string;
  readonly hall: string;
  readonly level?: string;
}

export interface EspruinoBenchOptions {
  readonly pins: BenchPins;
  start(engine: Espruino, events?: NodeEvents): Node | null;
  readonly module: CreateModule;
  /** the pin that resets the module, or presses its power key */
  readonly power: string;
  /** which presses it with a high level */
  readonly powerInverted?: boolean;
  /** the hall switch is low away from the magnet */
  readonly hallLowWhenOpen?: boolean;
  /** 150 ohms over this are the probe's shunt; 1 where not given */
  readonly shunt?: number;
  /** analog pin that sees half of the cell; none where the processor measures it by itself */
  readonly cell?: string;
  readonly aes?: boolean;
  readonly longestWatchdog?: number;
  /** register and bits that tell of a start by power; none where nothing set says so */
  readonly powerOn?: readonly [number, number];
}

const PROVISION = 'lw.provision';
/** address of the LIS3DH with SA0 high */
const MOTION = 25;

export function createEspruinoBench(options: EspruinoBenchOptions, around: Surroundings): Bench {
  const { pins } = options;
  const storage: FakeStorage = { files: {}, writes: 0 };
  let fake: FakeEspruino | null = null;
  const registers: Record<number, number> = {};

  const sonar = createFakeA02yyuw(around.time, (bytes, length) => {
    if (fake) fake.serialIn(pins.waterRx, bytes, length);
  });
  const module = placeModule(options.module, around, (bytes, length) => {
    if (fake) fake.serialIn(pins.modemRx, bytes, length);
  });

  const wiring = {
    time: around.time,
    i2c: { [MOTION]: around.motion },
    inputs: {
      [pins.motion]: () => around.motion.level(),
      [pins.hall]: () => around.isOpen() !== (options.hallLowWhenOpen === true),
      [pins.float]: () => !around.isWet(),
    },
    outputs: {
      [pins.waterPower](on: boolean) {
        sonar.distance(around.distance());
        sonar.power(on);
      },
      [options.power]: (high: boolean) => module.power(high !== (options.powerInverted === true)),
    },
    // 4 mA at 5 m, 20 mA at the probe itself, over 150 ohms
    analog: {
      [pins.level || '']: () => (0.6 + ((5000 - around.distance()) * 2.4) / 5000) / (options.shunt || 1),
      [options.cell || '']: () => around.battery() / 2,
    },
    serialOut: (bytes: Uint8Array, length: number) => module.receive(bytes, length),
    battery: () => around.battery(),
    flashFull: () => around.flashFull(),
    log: (text: string) => around.log(text),
  };

  return {
    powerOn(events) {
      if (options.powerOn) registers[options.powerOn[0]] = options.powerOn[1];
      fake = createFakeEspruino(wiring, {
        storage,
        registers,
        aes: options.aes === true,
        longestWatchdog: options.longestWatchdog || 0,
      });
      return options.start(around.tap ? around.tap(fake.engine) : fake.engine, events);
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
      pollers: 0,
      portsOn: () => (fake ? fake.portsOn() : 0),
      fault(run) {
        if (fake) fake.fault(run);
      },
    },
    changed(what) {
      if (!fake) return;
      if (what === CHANGED.motion) fake.pinChanged(pins.motion);
      if (what === CHANGED.hall) fake.pinChanged(pins.hall);
      if (what === CHANGED.float) fake.pinChanged(pins.float);
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
