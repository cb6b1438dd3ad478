import type { Figures } from '../src/core/hal.ts';
import { amount, type FigureName } from './figures.ts';

const HOURS_A_YEAR = 8766;

/** What a board is made of, as names of figures. */
interface Make {
  /** always drawn */
  readonly asleep: readonly FigureName[];
  readonly run: FigureName;
  readonly clock: FigureName;
  readonly uart: FigureName;
  /** how long the UART is on for a frame */
  readonly open: FigureName;
  /** the receiver behind a frame; null where the modem's own cost has it */
  readonly listen: FigureName | null;
}

const MAKES = {
  'mdbt42q-rylr998': {
    asleep: ['nrfSleep', 'motionWatch', 'hall', 'rylrSleep'],
    run: 'nrfRun',
    clock: 'nrfClock',
    uart: 'nrfUart',
    open: 'rylrOpen',
    listen: 'rylrListen',
  },
  'pico-rak3172': {
    asleep: ['stmSleep', 'stmHalfWakes', 'motionWatch', 'hall', 'rakSleep', 'divider'],
    run: 'stmRun',
    clock: 'stmClock',
    uart: 'stmUart',
    open: 'rakOpen',
    listen: 'rakListen',
  },
  rak5010: {
    asleep: ['rak5010Sleep', 'motionWatch'],
    run: 'nrfRun',
    clock: 'nrfClock',
    uart: 'nrfUart',
    open: 'bg96Open',
    listen: null,
  },
} as const satisfies Readonly<Record<string, Make>>;

export type CellBoard = keyof typeof MAKES;

/** Microwatts of microamperes at the cell. */
function power(microamperes: number): number {
  return microamperes * amount('voltage');
}

/** Microjoules that a processor draws for so many million instructions. */
function work({ run, clock }: Make, millions: number): number {
  const seconds = (millions / 1000) * amount('perInstruction') * (amount('nrfClock') / amount(clock));
  return power(amount(run)) * seconds;
}

/** Microwatts of the cell's self-discharge. */
export function selfDischarge(): number {
  return power((amount('capacity') * 1e6 * amount('selfDischarge')) / 100 / HOURS_A_YEAR);
}

/** Microjoules that a cell gives in its life. */
export function cellEnergy(): number {
  return amount('capacity') * 3600 * amount('voltage') * (amount('usable') / 100) * 1e6;
}

/** What a board draws, from what it is made of; whole numbers. */
export function drawsOf(board: CellBoard): Figures {
  const make: Make = MAKES[board];
  const listening = make.listen ? power(amount(make.listen)) * amount('listenTime') : 0;
  return {
    sleep: Math.round(make.asleep.reduce((sum, name) => sum + power(amount(name)), 0)),
    cell: Math.round(selfDischarge()),
    look: Math.round(work(make, amount('lookWork')) + power(amount('motionLook'))),
    round: Math.round(work(make, amount('roundWork'))),
    water: Math.round((power(amount('waterCurrent')) + power(amount(make.uart))) * amount('waterTime')),
    listen: Math.round(
      listening + power(amount(make.uart)) * amount(make.open) + work(make, amount('encodeWork') + amount('sealWork')),
    ),
  };
}

/** A Linux machine has no cell, but for the question what one would be worth to it. */
export function linuxDraws(): Figures {
  return { sleep: amount('linux') * 1000, cell: Math.round(selfDischarge()), look: 0, round: 0, water: 0, listen: 0 };
}
