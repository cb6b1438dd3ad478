import { fileURLToPath } from 'node:url';
import { firmwareError } from './errors.ts';

const sources = new URL('../src/boards/', import.meta.url);

/** The boards that can be built: name to entry file. A new board is a row here and its files in src/boards. */
export const BOARDS: Readonly<Record<string, { readonly entry: string; readonly text: string }>> = {
  'mdbt42q-rylr998': {
    entry: fileURLToPath(new URL('mdbt42qRylr998.main.ts', sources)),
    text: 'Espruino MDBT42Q (nRF52832), LIS3DH, RYLR998 LoRa, ultrasonic or analog level, float, hall',
  },
};

export function findBoard(name: string): { readonly entry: string; readonly text: string } {
  const board = Object.hasOwn(BOARDS, name) ? BOARDS[name] : undefined;
  if (board) return board;
  throw firmwareError('board-unknown', `there is no board '${name}'`, {
    hint: `the boards are: ${Object.keys(BOARDS).join(', ')}`,
  });
}
