/**
 * Every figure of the projection, with where it comes from: the one place. What the boards hand to the ledger
 * (`src/boards/figures.ts`) is computed from these by `draws.ts`; a test holds the two together.
 */
export interface Figure {
  readonly value: number;
  readonly unit: string;
  /** how sure it is: assumed has no published source */
  readonly kind: 'data sheet' | 'documented' | 'measured' | 'derived' | 'assumed';
  readonly source: string;
}

function figure(value: number, unit: string, kind: Figure['kind'], source: string): Figure {
  return { value, unit, kind, source };
}

const POWER_PAGE = 'espruino.com, "Power Consumption"';

export const FIGURES = {
  // the cell
  voltage: figure(3.6, 'V', 'data sheet', 'ER34615, nominal; linear regulators: what a part draws, the cell gives'),
  capacity: figure(19, 'Ah', 'data sheet', 'ER34615'),
  usable: figure(
    70,
    '%',
    'derived',
    'of the capacity, by cold, pulses and the end of the curve; as in the published NB-IoT studies',
  ),
  selfDischarge: figure(1, '% a year', 'data sheet', 'ER34615, at 20 degC: 21.7 uA'),
  standard: figure(3, 'years', 'documented', 'GB/T 41401-2022: the least that a unit runs'),

  // processors
  nrfSleep: figure(3, 'uA', 'documented', `${POWER_PAGE}: nRF52, Bluetooth off`),
  nrfRun: figure(6000, 'uA', 'documented', `${POWER_PAGE}: nRF52, 4..8 mA while JavaScript runs; the middle`),
  nrfUart: figure(1000, 'uA', 'documented', `${POWER_PAGE}: nRF52, about 1 mA with a serial port or a fast timer on`),
  stmSleep: figure(
    100,
    'uA',
    'documented',
    'espruino.com, setDeepSleep: around 100 uA; the power page says 20 for the Pico; the larger',
  ),
  stmHalfWakes: figure(10, 'uA', 'assumed', 'the Pico kicks its watchdog by itself'),
  stmRun: figure(32000, 'uA', 'documented', `${POWER_PAGE}: Pico, running`),
  stmUart: figure(11000, 'uA', 'documented', `${POWER_PAGE}: Pico, light sleep, in which alone its serial ports work`),
  linux: figure(600, 'mW', 'documented', 'cnx-software.com 2021: Raspberry Pi Zero 2 W at idle, 120 mA at 5 V'),

  // the firmware on Espruino
  lookWork: figure(
    73.5,
    'M instructions',
    'measured',
    'a second of looking: 25 reads through driver and core, minified, Espruino 2v29 on x86-64 under cachegrind',
  ),
  roundWork: figure(7.3, 'M instructions', 'measured', 'a round, as above'),
  sealWork: figure(3.5, 'M instructions', 'measured', 'a frame sealed with the AES of the engine, as above'),
  encodeWork: figure(3.9, 'M instructions', 'measured', 'a status encoded, as above'),
  perInstruction: figure(20, 'ns at 64 MHz', 'derived', '60..97 ms for 3.9 M instructions: the middle'),
  nrfClock: figure(64, 'MHz', 'data sheet', 'nRF52832, nRF52840'),
  stmClock: figure(84, 'MHz', 'data sheet', 'STM32F401'),

  // parts
  motionWatch: figure(4, 'uA', 'data sheet', 'LIS3DH, low power, 25 Hz'),
  motionLook: figure(7, 'uA', 'data sheet', 'LIS3DH, normal mode, 50 Hz: 11 uA, so much more than watching'),
  hall: figure(1.6, 'uA', 'data sheet', 'DRV5032, 20 Hz version, 3 V'),
  divider: figure(1.8, 'uA', 'assumed', 'two resistors of 1 megohm over the cell (pico-rak3172)'),
  rak5010Sleep: figure(20.5, 'uA', 'data sheet', 'RAK5010, the whole board asleep, as RAK measured it'),
  waterCurrent: figure(8000, 'uA', 'data sheet', 'A02YYUW'),
  waterTime: figure(1.1, 's', 'data sheet', 'A02YYUW: 0.5 s to start, then three values of 100..300 ms'),

  // modules
  rylrSleep: figure(10, 'uA', 'data sheet', 'RYLR998, AT+MODE=1'),
  rylrListen: figure(17500, 'uA', 'data sheet', 'RYLR998, receiving'),
  rakSleep: figure(1.69, 'uA', 'data sheet', 'RAK3172'),
  rakListen: figure(5220, 'uA', 'data sheet', 'RAK3172, receiving'),
  listenTime: figure(3, 's', 'documented', 'the core: behind each frame (core/link/uplink.ts)'),
  rylrOpen: figure(
    6,
    's',
    'documented',
    'the board: its UART is on for 4 s of a frame and for 2 s behind the command to rest',
  ),
  rakOpen: figure(6, 's', 'documented', 'the board: as above'),
  bg96Open: figure(
    50,
    's',
    'documented',
    'the board: 15 s of start, uplink and answer, and 35 s until it has told that it is off',
  ),

  // what happens to a node
  passes: figure(200, 'a day', 'assumed', 'vehicles that wake the node; 1..2,000 pass a cover'),
  blow: figure(
    190,
    'mg',
    'documented',
    'median vertical peak on a regular road, in-vehicle measurements of 500 drives',
  ),
  axles: figure(2, 'a vehicle', 'assumed', '0.5 s apart, each felt for 100 ms'),
  openings: figure(
    4,
    'a year',
    'assumed',
    'times that the cover is opened without notice, and lies tilted for ten minutes',
  ),
  lossNear: figure(6.5, '%', 'documented', 'frames lost on public LoRa links at -87..-99 dBm'),
  lossFar: figure(20, '%', 'documented', 'frames lost at one site at -92 dBm'),
} as const satisfies Readonly<Record<string, Figure>>;

export type FigureName = keyof typeof FIGURES;

export function amount(name: FigureName): number {
  return FIGURES[name].value;
}
