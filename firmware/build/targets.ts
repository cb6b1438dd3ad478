import { type Board, findBoard } from './boards.ts';
import { firmwareError } from './errors.ts';
import { MODEM_NAMES, type ModemName } from './provision/modems.ts';

/** What the tools must know of a board to provision and to flash it. */
export interface Target {
  readonly engine: Board['engine'];
  /** what process.env.BOARD of its Espruino says; undefined where the board's file does not tell */
  readonly answers: RegExp | undefined;
  /** most bytes of its script */
  readonly budget: number;
  /** the radios that may be fitted */
  readonly modems: readonly ModemName[];
  readonly radios: readonly string[];
  readonly oneRadio?: true;
  /** the water sensors that may be fitted; any where undefined */
  readonly waters: readonly string[] | undefined;
}

const isModem = (name: string): name is ModemName => (MODEM_NAMES as readonly string[]).includes(name);

/** Throws board-unknown, and board-incomplete where the board's file names a radio that nothing is known of. */
export async function findTarget(name: string): Promise<Target> {
  const { engine, answers, budget, radios = [], oneRadio, waters } = await findBoard(name);
  const modems = radios.filter(isModem);
  if (modems.length === radios.length && modems.length > 0) {
    return {
      engine,
      budget,
      answers: answers === undefined ? undefined : new RegExp(`^(?:${answers})$`),
      modems,
      radios,
      ...(oneRadio ? { oneRadio } : {}),
      waters,
    };
  }
  throw firmwareError('board-incomplete', `the board '${name}' must say which radios it may have, in its ABOUT`, {
    hint: `radios: some of ${MODEM_NAMES.join(', ')}`,
  });
}
