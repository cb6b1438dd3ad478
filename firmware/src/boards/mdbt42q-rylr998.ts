import { createAes128, createCcm } from '@lidwatch/protocol';
import type { Node } from '../core/node.ts';
import type { NodeEvents } from '../core/trace.ts';
import { createA02yyuw } from '../drivers/a02yyuw.ts';
import { createAnalogLevel } from '../drivers/analogLevel.ts';
import { createBatteryAdc } from '../drivers/batteryAdc.ts';
import { createFloatSwitch } from '../drivers/floatSwitch.ts';
import { createHallSwitch } from '../drivers/hallSwitch.ts';
import { createLis3dh } from '../drivers/lis3dh.ts';
import { createRylr998 } from '../modems/rylr998.ts';
import type { RylrRadio } from '../modems/rylrCommands.ts';
import type { BoardAbout } from './about.ts';
import type { Espruino } from './espruino/api.ts';
import { createAnalog, createI2cBus, createInput, createOutput, createUart, listen } from './espruino/buses.ts';
import { nrfCause } from './espruino/causes.ts';
import { createPlatform } from './espruino/platform.ts';
import { launch } from './launch.ts';

export const ABOUT: BoardAbout = {
  engine: 'espruino',
  text: 'Espruino MDBT42Q (nRF52832), LIS3DH, RYLR998 LoRa, ultrasonic or submersible level, float, hall',
  budget: 24576,
  radios: ['rylr998'],
  answers: 'MDBT42Q',
};

/** See mdbt42q-rylr998.md for the wiring. */
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

/** seconds; the core gives a sign of life every five minutes */
const WATCHDOG = 900;
/** ms that the modem's UART stays on behind the last byte: longer than any command may take */
const IDLE = 30000;
/** ms that a switch must keep its level: reeds bounce for a few, waves rock a float for longer */
const HALL_DEBOUNCE = 50;
const FLOAT_DEBOUNCE = 500;

export function start(engine: Espruino, events?: NodeEvents): Node | null {
  const platform = createPlatform(engine, nrfCause(engine), WATCHDOG);
  const { clock, timers } = platform;
  return launch<RylrRadio>(
    platform,
    { name: 'mdbt42q-rylr998', createCipher: (key) => createCcm(createAes128(key)) },
    (provision) => {
      // the console leaves the UART, which is the modem's, and goes with Bluetooth: that costs energy, and would let a
      // passer-by in
      engine.Bluetooth.setConsole(true);
      engine.NRF.sleep();
      engine.I2C1.setup({ scl: PINS.i2cScl, sda: PINS.i2cSda, bitrate: 400000 });
      const power = createOutput(engine, PINS.waterPower, 0);
      const accelerometer = createLis3dh({
        bus: createI2cBus(engine.I2C1),
        interrupt: createInput(engine, PINS.motion, 'input', 0),
        rate: 50,
      });
      accelerometer.open();
      const uart = createUart(engine, engine.Serial1, { tx: PINS.modemTx, rx: PINS.modemRx }, 115200, IDLE);
      let water = null;
      if (provision['water'] === 'analog') {
        // 4..20 mA over 150 ohms are 600..3000 mV, and 0..5 m
        water = createAnalogLevel({
          adc: createAnalog(engine, PINS.level),
          timers,
          power,
          measures: 'level',
          offset: 600,
          num: 5000,
          den: 2400,
          minMillivolts: 540,
          maxMillivolts: 3150,
          warmUp: 300,
        });
      }
      if (provision['water'] === 'a02yyuw') {
        // the one UART of an nRF52832 is the modem's: 9600 baud one way is within the reach of a port in software
        const serial = new engine.Serial();
        serial.setup(9600, { rx: PINS.waterRx });
        water = createA02yyuw({ uart: { write() {}, onData: (receive) => listen(serial, receive) }, timers, power });
      }
      return {
        accelerometer,
        modem: createRylr998({
          uart,
          clock,
          timers,
          radio: provision['radio'],
          reset: createOutput(engine, PINS.modemReset, 1),
        }),
        water,
        hall: provision['hall']
          ? createHallSwitch({ pin: createInput(engine, PINS.hall, 'input', HALL_DEBOUNCE) })
          : null,
        float: provision['float']
          ? createFloatSwitch({ pin: createInput(engine, PINS.float, 'input_pullup', FLOAT_DEBOUNCE) })
          : null,
        battery: createBatteryAdc({ adc: { read: () => (engine.E.getAnalogVRef() * 1000) | 0 } }),
        temperature: accelerometer.temperature,
        figures: { sleep: 120, cell: 78, look: 4000, water: 24000, listen: 63000 },
      };
    },
    events,
  );
}
