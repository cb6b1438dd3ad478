import type { OutputPin } from '../../buses.ts';
import type { Figures, Modem, WaterSensor } from '../../core/hal.ts';
import type { Node } from '../../core/node.ts';
import type { NodeEvents } from '../../core/trace.ts';
import { createBatteryAdc } from '../../drivers/batteryAdc.ts';
import { createContactSwitch } from '../../drivers/contactSwitch.ts';
import { createLis3dh } from '../../drivers/lis3dh.ts';
import type { StAccelerometer } from '../../drivers/stAccelerometer.ts';
import type { AtParts } from '../../modems/at.ts';
import { launch } from '../launch.ts';
import type { Espruino, EspruinoSerial } from './api.ts';
import { createI2cBus, createInput, createUart } from './buses.ts';
import { createNativeCcm } from './nativeCcm.ts';
import type { EspruinoPins } from './pins.ts';
import { createPlatform } from './platform.ts';
import type { WaterPlace } from './water.ts';

/** What makes one Espruino board another than the next. */
export interface EspruinoBoard<Radio> {
  readonly name: string;
  readonly pins: EspruinoPins;
  readonly figures: Figures;
  /** level of the hall switch's pin without the magnet */
  readonly hallOpen: boolean;
  /** level of `modemReset` that resets */
  readonly resets: boolean;
  /** ms that the modem's UART stays on while the modem rests, for the replies to what sends it to sleep */
  readonly idle: number;
  /** a value of CAUSE */
  readonly cause: number;
  readonly modem: EspruinoSerial;
  createModem(options: AtParts & { readonly radio: Radio }): Modem;
  /** The water sensor of that name in the provisioning record; null where none is fitted. */
  createWater(fitted: string, place: WaterPlace): WaterSensor | null;
  /** volts of the cell */
  readCell(): number;
  /** Starts the watchdog, and takes the console away from where it is in the way. */
  open(): void;
  /** The processor must not sleep so deep that a UART is deaf. */
  keepAwake?(on: boolean): void;
}

/** ms that a switch must keep its level: reeds bounce for a few, waves rock a float for longer */
const HALL_DEBOUNCE = 50;
const FLOAT_DEBOUNCE = 500;
/**
 * Starts a node on a board that has what every Espruino board has: see the pages of the boards. Null, with the reason on
 * the console, where the engine was built without AES, or the node was not provisioned.
 */
export function startEspruino<Radio>(engine: Espruino, board: EspruinoBoard<Radio>, events?: NodeEvents): Node | null {
  const { pins } = board;
  const aes = engine.require('crypto').AES;
  let accelerometer: StAccelerometer;

  function output(pin: string, inverted: boolean, told?: (on: boolean) => void): OutputPin {
    return {
      write(high) {
        engine.digitalWrite(pin, high === inverted ? 0 : 1);
        if (told) told(high);
      },
    };
  }

  if (!aes) {
    engine.console.log('lidwatch: this Espruino has no AES');
    return null;
  }
  return launch<Radio>(
    createPlatform(engine, board.cause),
    {
      name: board.name,
      createCipher: (key) => createNativeCcm(aes, key),
      fit(hal, provision) {
        const { timers } = hal;
        const power = output(pins.waterPower, false, board.keepAwake);
        const reset = output(pins.modemReset, board.resets);
        board.open();
        power.write(false);
        reset.write(true);
        engine.I2C1.setup({ scl: pins.i2cScl, sda: pins.i2cSda, bitrate: 400000 });
        accelerometer = createLis3dh({
          bus: createI2cBus(engine.I2C1),
          interrupt: createInput(engine, pins.motion, 'input', 0),
          timers,
        });
        hal.accelerometer = accelerometer;
        hal.temperature = accelerometer.temperature;
        const uart = createUart(engine, board.modem, pins, board.idle, board.keepAwake);
        const modem = board.createModem({ uart, clock: hal.clock, timers, reset, radio: provision['radio'] });
        const { send, rest } = modem;
        modem.send = (frame, length, done, type) => {
          uart.rest(false);
          return send(frame, length, done, type);
        };
        modem.rest = () => {
          uart.rest(true);
          rest();
        };
        hal.modem = modem;
        hal.hall = provision['hall']
          ? createContactSwitch(createInput(engine, pins.hall, 'input', HALL_DEBOUNCE), board.hallOpen)
          : null;
        hal.float = provision['float']
          ? createContactSwitch(createInput(engine, pins.float, 'input_pullup', FLOAT_DEBOUNCE), false)
          : null;
        hal.water = board.createWater(provision['water'], { engine, pins, timers, power });
        hal.battery = createBatteryAdc({ adc: { read: () => (board.readCell() * 1000) | 0 } });
        hal.figures = board.figures;
      },
      selfTest: (done) => accelerometer.selfTest(done),
    },
    events,
  );
}
