import type { Node } from '../core/node.ts';
import type { NodeEvents } from '../core/trace.ts';
import { createRak3172, type RakOptions, type RakRadio } from '../modems/rak3172.ts';
import { createRak3172Lorawan, type LorawanOptions, type LorawanRadio } from '../modems/rak3172Lorawan.ts';
import type { BoardAbout } from './about.ts';
import type { Espruino } from './espruino/api.ts';
import { startEspruino } from './espruino/board.ts';
import { stmCause } from './espruino/causes.ts';
import type { EspruinoPins } from './espruino/pins.ts';
import { createUltrasonic } from './espruino/water.ts';
import { PICO } from './figures.ts';

export const ABOUT: BoardAbout = {
  engine: 'espruino',
  text: 'Espruino Pico (STM32F401), LIS3DH, RAK3172 LoRa or LoRaWAN, ultrasonic level, float, hall',
  budget: 24576,
  waters: ['a02yyuw', 'none'],
  radios: ['rak3172', 'rak3172-lorawan'],
  oneRadio: true,
  answers: 'PICO_R1_3',
};

/** See pico-rak3172.md for the wiring. No two watched pins have the same number: the processor could not tell them apart. */
export const PINS: EspruinoPins = {
  i2cScl: 'B8',
  i2cSda: 'B9',
  motion: 'A1',
  modemTx: 'A2',
  modemRx: 'A3',
  modemReset: 'B1',
  waterRx: 'B10',
  waterPower: 'B13',
  float: 'B14',
  hall: 'B15',
};
/** Two equal resistors over the cell. */
export const CELL = 'A5';

/** seconds; 26 are the most that the processor's watchdog can wait, so the engine kicks it as long as it runs at all */
const WATCHDOG = 25;

/** `radio`: the one that the script is built for; without it both are there, and the record decides. */
export function start(engine: Espruino, events?: NodeEvents, radio?: string): Node | null {
  let users = 0;
  return startEspruino<RakRadio | LorawanRadio>(
    engine,
    {
      name: 'pico-rak3172',
      pins: PINS,
      cause: stmCause(engine),
      hallOpen: true,
      resets: false,
      modem: engine.Serial2,
      idle: 2000,
      createWater: (fitted, place) => (fitted === 'a02yyuw' ? createUltrasonic(place) : null),
      createModem: (options) =>
        (radio ? radio === 'rak3172-lorawan' : 'region' in options.radio)
          ? createRak3172Lorawan(options as LorawanOptions)
          : createRak3172(options as RakOptions),
      readCell: () => engine.analogRead(CELL) * engine.E.getAnalogVRef() * 2,
      open() {
        engine.E.enableWatchdog(WATCHDOG, true);
        // without USB the console would be at B6 and B7, where noise could type
        engine.USB.setConsole(true);
        engine.setDeepSleep(true);
      },
      keepAwake(on) {
        users = Math.max(0, users + (on ? 1 : -1));
        engine.setDeepSleep(!users);
      },
      figures: PICO,
    },
    events,
  );
}
