import type { Clock, Figures } from '../hal.ts';

/** What a node has drawn since its start, by what drew it; microjoules. */
export interface Spent {
  /** frames, and what a board draws around them */
  readonly radio: number;
  /** the water sensor */
  readonly sensor: number;
  /** looks and rounds: the processor at work, and the accelerometer that it reads */
  readonly core: number;
  readonly sleep: number;
  /** the cell's self-discharge */
  readonly cell: number;
}

/** Listens to what the ledger asks for. For a simulator and for tools: a board has the sum, and no bytes for more. */
export interface Tally {
  /** for the Hal, in the place of the board's own */
  readonly figures: Figures;
  /** To be called by the modem's `cost` with its result, which it returns. */
  cost(microjoules: number): number;
  spent(): Spent;
}

/** The ledger reads a figure each time that it spends it, and only then. */
export function createTally(figures: Figures, clock: Clock): Tally {
  let radio = 0;
  let sensor = 0;
  let core = 0;
  const started = clock.now();
  return {
    figures: {
      sleep: figures.sleep,
      cell: figures.cell,
      get look() {
        core += figures.look;
        return figures.look;
      },
      get round() {
        core += figures.round;
        return figures.round;
      },
      get water() {
        sensor += figures.water;
        return figures.water;
      },
      get listen() {
        radio += figures.listen;
        return figures.listen;
      },
    },
    cost(microjoules) {
      radio += microjoules;
      return microjoules;
    },
    spent() {
      const seconds = (clock.now() - started) / 1000;
      return { radio, sensor, core, sleep: figures.sleep * seconds, cell: figures.cell * seconds };
    },
  };
}
