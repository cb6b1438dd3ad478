import type { Node } from '../core/node.ts';
import type { NodeEvents } from '../core/trace.ts';
import { createBg96 } from '../modems/bg96.ts';
import type { NbRadio } from '../modems/nbiot.ts';
import type { BoardAbout } from './about.ts';
import type { Espruino } from './espruino/api.ts';
import { startEspruino } from './espruino/board.ts';
import { nrfCause } from './espruino/causes.ts';
import type { EspruinoPins } from './espruino/pins.ts';
import { createProbe, createUltrasonic } from './espruino/water.ts';
import { RAK5010 } from './figures.ts';

export const ABOUT: BoardAbout = {
  engine: 'espruino',
  text: 'RAK5010 (nRF52840, LIS3DH, BG96 NB-IoT on board), ultrasonic or submersible level, float, hall',
  budget: 28672,
  radios: ['bg96'],
  answers: 'RAK5010',
};

/** See rak5010.md for what is wired on the board, and what to its headers. */
export const PINS: EspruinoPins = {
  i2cScl: 'D13',
  i2cSda: 'D14',
  motion: 'D16',
  modemTx: 'D6',
  modemRx: 'D8',
  modemReset: 'D2',
  waterRx: 'D34',
  waterPower: 'D33',
  level: 'D5',
  float: 'D20',
  hall: 'D19',
};
/** RESET_N of the BG96, inverted on the board: low is at rest */
const MODEM_RESET = 'D28';

/** seconds; the core gives a sign of life every five minutes */
const WATCHDOG = 900;

/** 75 ohms: the processor's supply, and so its converter, ends at 1.8 V. */
const SHUNT = 2;

export function start(engine: Espruino, events?: NodeEvents): Node | null {
  return startEspruino<NbRadio>(
    engine,
    {
      name: 'rak5010',
      pins: PINS,
      cause: nrfCause(engine),
      // a level shifter pulls the pin up: the switch opens at the magnet, so that no current flows while the cover is shut
      hallOpen: false,
      // PWRKEY, inverted on the board
      resets: true,
      modem: engine.Serial1,
      // the module tells within this that it has switched itself off
      idle: 35000,
      createWater: (fitted, place) =>
        fitted === 'analog' ? createProbe(place, SHUNT) : fitted === 'a02yyuw' ? createUltrasonic(place) : null,
      createModem: createBg96,
      readCell: engine.E.getVDDH,
      open() {
        engine.E.enableWatchdog(WATCHDOG, false);
        engine.digitalWrite(MODEM_RESET, 0);
        // the console goes with Bluetooth: that costs energy, and would let a passer-by in
        engine.NRF.sleep();
      },
      figures: RAK5010,
    },
    events,
  );
}
