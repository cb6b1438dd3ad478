import { findBoard } from './boards.ts';
import { firmwareError } from './errors.ts';
import type { ModemName } from './provision/modems.ts';

/** What the tools must know of a board to provision and to flash it. */
export interface Target {
  readonly engine: 'espruino' | 'iotjs';
  /** what process.env.BOARD of its Espruino says */
  readonly answers?: RegExp;
  /** the radios that may be soldered to it; the first unless --modem says otherwise */
  readonly modems: readonly [ModemName, ...ModemName[]];
}

const TARGETS: Readonly<Record<string, Target>> = {
  'mdbt42q-rylr998': { engine: 'espruino', answers: /^MDBT42Q$/, modems: ['rylr998'] },
  'pico-rak3172': { engine: 'espruino', answers: /^PICO_/, modems: ['rak3172', 'rak3172-lorawan'] },
  rak5010: { engine: 'espruino', answers: /^RAK5010$/, modems: ['bg96'] },
  'iotjs-linux': { engine: 'iotjs', modems: ['rylr998', 'rak3172', 'rak3172-lorawan', 'bc95'] },
  sim: { engine: 'iotjs', modems: ['rylr998', 'rak3172', 'rak3172-lorawan', 'bg96', 'bc95'] },
};

/** Throws board-unknown. */
export function findTarget(board: string): Target {
  const target = Object.hasOwn(TARGETS, board) ? TARGETS[board] : undefined;
  if (target) return target;
  findBoard(board);
  throw firmwareError('board-unknown', `nothing is known about how '${board}' is provisioned or flashed`, {
    hint: 'add its row to firmware/build/targets.ts',
  });
}
