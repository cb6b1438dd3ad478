import type { Node } from '../core/node.ts';
import type { NodeEvents } from '../core/trace.ts';
import { createRylr998, type RylrRadio } from '../modems/rylr998.ts';
import type { BoardAbout } from './about.ts';
import type { Espruino } from './espruino/api.ts';
import { startEspruino } from './espruino/board.ts';
import { nrfCause } from './espruino/causes.ts';
import type { EspruinoPins } from './espruino/pins.ts';
import { createUltrasonic } from './espruino/water.ts';
import { MDBT42Q } from './figures.ts';

export const ABOUT: BoardAbout = {
  engine: 'espruino',
  text: 'Espruino MDBT42Q (nRF52832), LIS3DH, RYLR998 LoRa, ultrasonic level, float, hall',
  budget: 24576,
  waters: ['a02yyuw', 'none'],
  radios: ['rylr998'],
  answers: 'MDBT42Q',
};

/** See mdbt42q-rylr998.md for the wiring. */
export const PINS: EspruinoPins = {
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
};

/** seconds; the core gives a sign of life every five minutes */
const WATCHDOG = 900;

export function start(engine: Espruino, events?: NodeEvents): Node | null {
  return startEspruino<RylrRadio>(
    engine,
    {
      name: 'mdbt42q-rylr998',
      pins: PINS,
      cause: nrfCause(engine),
      hallOpen: true,
      resets: false,
      modem: engine.Serial1,
      idle: 2000,
      createWater: (fitted, place) => (fitted === 'a02yyuw' ? createUltrasonic(place) : null),
      createModem: createRylr998,
      // the processor runs from the cell itself
      readCell: engine.E.getAnalogVRef,
      open() {
        engine.E.enableWatchdog(WATCHDOG, false);
        // the console leaves the UART, which is the modem's, and goes with Bluetooth: that costs energy, and would let a
        // passer-by in
        engine.Bluetooth.setConsole(true);
        engine.NRF.sleep();
      },
      figures: MDBT42Q,
    },
    events,
  );
}
