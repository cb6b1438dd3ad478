import { type ReadonlySignal, signal } from '@preact/signals';

/** The time by the gateway's clock, ms since the epoch: one timer for everything on the page that grows old. */
export interface Now {
  /** by this machine's own clock, moves each second: for what happens between it and the gateway */
  readonly here: ReadonlySignal<number>;
  /** moves each second */
  readonly second: ReadonlySignal<number>;
  /** moves each 10 seconds: for tables with many times */
  readonly coarse: ReadonlySignal<number>;
  start(): void;
}

const SECOND_MS = 1_000;
const COARSE_MS = 10_000;

export interface NowOptions {
  /** the gateway's clock */
  readonly read: () => number;
  /** this machine's */
  readonly own: () => number;
  readonly every: (ms: number, run: () => void) => void;
}

export function createNow({ read, own, every }: NowOptions): Now {
  const here = signal(own());
  const second = signal(read());
  const coarse = signal(read());
  return {
    ...{ here, second, coarse },
    start() {
      every(SECOND_MS, () => {
        here.value = own();
        second.value = read();
        if (second.value - coarse.value >= COARSE_MS || second.value < coarse.value) coarse.value = second.value;
      });
    },
  };
}
