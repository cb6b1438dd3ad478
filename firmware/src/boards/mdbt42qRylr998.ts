import { CAUSE, createAes128, createCcm } from '@lidwatch/protocol';
import type { Hal, Switch, WaterSensor } from '../core/hal.ts';
import { createNode, type Node } from '../core/node.ts';
import type { NodeEvents } from '../core/trace.ts';
import { createA02yyuw } from '../drivers/a02yyuw.ts';
import { createAnalogLevel } from '../drivers/analogLevel.ts';
import { createBatteryAdc } from '../drivers/batteryAdc.ts';
import { createFloatSwitch } from '../drivers/floatSwitch.ts';
import { createHallSwitch } from '../drivers/hallSwitch.ts';
import { createLis3dh } from '../drivers/lis3dh.ts';
import { createRylr998 } from '../modems/rylr998.ts';
import type { EspruinoApi } from './espruino/api.ts';
import { createAnalog, createI2cBus, createInput, createOutput, createUart } from './espruino/buses.ts';
import { createFlash } from './espruino/flash.ts';
import { createClock, createTimers } from './espruino/time.ts';
import { type Provision, readProvision } from './provision.ts';
import { FIRMWARE } from './version.ts';

/** An Espruino MDBT42Q (nRF52832) with LIS3DH, RYLR998, and a water sensor: see mdbt42q-rylr998.md for the wiring. */
export const BOARD = 'mdbt42q-rylr998';

export const PINS = {
  i2cScl: 'D15',
  i2cSda: 'D14',
  motion: 'D16',
  modemTx: 'D17',
  modemRx: 'D18',
  modemReset: 'D19',
  waterRx: 'D20',
  waterPower: 'D22',
  float: 'D25',
  hall: 'D26',
  level: 'D29',
} as const;

/** Name of the provisioning record in Storage. */
export const PROVISION = 'lw.provision';
/** ms from configuring the accelerometer to its first data, with room */
const SETTLE = 100;
/** ms that a switch must keep its level: reeds bounce for a few, waves rock a float for longer */
const HALL_DEBOUNCE = 50;
const FLOAT_DEBOUNCE = 500;
/** Start of the probe's output and its whole span, over 150 ohms: 4..20 mA are 0..5 m. */
const PROBE = { offset: 600, num: 5000, den: 2400, minMillivolts: 540, maxMillivolts: 3150, warmUp: 300 } as const;

export interface Board {
  readonly hal: Hal;
  /** Configures the parts that need time to get ready. */
  open(): void;
}

function createWater(api: EspruinoApi, hal: Pick<Hal, 'timers'>, fitted: Provision['water']): WaterSensor | null {
  if (fitted === 'none') return null;
  const power = createOutput(api, PINS.waterPower, false);
  if (fitted === 'analog') {
    return createAnalogLevel({
      adc: createAnalog(api, PINS.level),
      timers: hal.timers,
      measures: 'level',
      offset: PROBE.offset,
      num: PROBE.num,
      den: PROBE.den,
      minMillivolts: PROBE.minMillivolts,
      maxMillivolts: PROBE.maxMillivolts,
      warmUp: PROBE.warmUp,
      power,
    });
  }
  // the nRF52832 has one UART, and the modem has it: 9600 baud one way is within the reach of a port in software
  const serial = api.createSerial();
  serial.setup(9600, { rx: PINS.waterRx });
  return createA02yyuw({ uart: createUart(serial), timers: hal.timers, power });
}

function createHall(api: EspruinoApi): Switch {
  return createHallSwitch({ pin: createInput(api, PINS.hall, { pull: 'input_pullup', debounce: HALL_DEBOUNCE }) });
}

function createFloat(api: EspruinoApi): Switch {
  return createFloatSwitch({ pin: createInput(api, PINS.float, { pull: 'input_pullup', debounce: FLOAT_DEBOUNCE }) });
}

export function createBoard(api: EspruinoApi, provision: Provision): Board {
  const clock = createClock(api);
  const timers = createTimers(api);
  api.I2C1.setup({ scl: PINS.i2cScl, sda: PINS.i2cSda, bitrate: 400000 });
  api.Serial1.setup(115200, { tx: PINS.modemTx, rx: PINS.modemRx });
  const accelerometer = createLis3dh({
    bus: createI2cBus(api.I2C1),
    interrupt: createInput(api, PINS.motion, { pull: 'input', debounce: 0 }),
    timers,
  });
  const hal: Hal = {
    clock,
    timers,
    accelerometer,
    modem: createRylr998({
      uart: createUart(api.Serial1),
      clock,
      timers,
      radio: provision.radio,
      reset: createOutput(api, PINS.modemReset, true),
    }),
    flash: createFlash(api.Storage),
    water: createWater(api, { timers }, provision.water),
    hall: provision.hall ? createHall(api) : null,
    float: provision.float ? createFloat(api) : null,
    battery: createBatteryAdc({ adc: { read: () => Math.floor(api.getBattery() * 1000) } }),
    temperature: () => accelerometer.temperature(),
    random: (limit) => (api.random() >>> 1) % limit,
    // the engine does not tell why it started
    cause: CAUSE.unknown,
    crash: 0,
    alive() {},
    reboot() {},
    figures: { sleep: 0, cell: 0, look: 0, water: 0, listen: 0 },
  };
  return {
    hal,
    open() {
      accelerometer.open();
    },
  };
}

/** Starts the node that the provisioning record describes. Null, with the reason on the console, where it cannot. */
export function startBoard(api: EspruinoApi, events?: NodeEvents): Node | null {
  const { provision, fault } = readProvision(api.Storage.read(PROVISION));
  if (provision === null) {
    api.log(`lidwatch: not started: ${fault} (Storage, "${PROVISION}")`);
    return null;
  }
  const board = createBoard(api, provision);
  const ccm = createCcm(createAes128(provision.key));
  const node = createNode(board.hal, { node: provision.node, ccm, firmware: FIRMWARE, board: BOARD }, events);
  board.open();
  board.hal.timers.after(SETTLE, () => node.start());
  return node;
}
