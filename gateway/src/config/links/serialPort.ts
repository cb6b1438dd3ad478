import { quantity, text } from '../fields.ts';

const DAY_MS = 86_400_000;

/** What every link on a serial port is told. */
export const serialPort = {
  path: text(/^\/./, 'the path of a serial port, such as /dev/serial/by-id/... or /dev/ttyUSB0'),
  // a port that is open but silent for so long is looked after; absent: never
  silence: quantity('time', { min: 1_000, max: 30 * DAY_MS }).optional(),
};
