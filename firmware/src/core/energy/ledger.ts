import type { Hal } from '../hal.ts';
import { AT, type Words } from '../store/memory.ts';

/** Microjoules of a milliampere-hour at the 3.6 V of a lithium thionyl chloride cell: 3.6 V * 3.6 C. */
const MAH = 12960000;

/**
 * What the node has drawn from its cell. Such a cell keeps its voltage until it is nearly empty, so that counting is the
 * only way to know how much is left. A reset forgets less than one mAh, and what was slept since the last status.
 */
export interface Ledger {
  /** microjoules that something has drawn */
  spend(microjoules: number): void;
  /** Adds what sleep and self-discharge have drawn since the last call. */
  settle(): void;
}

/** `store`: another mAh is used, and nothing else may have told the flash for months. */
export function createLedger({ clock, figures }: Hal, words: Words, store: () => void): Ledger {
  let open = 0;
  let settled = clock.now();

  function spend(microjoules: number): void {
    open += microjoules;
    if (open < MAH) return;
    words[AT.used] += (open / MAH) | 0;
    open %= MAH;
    store();
  }

  return {
    spend,
    settle() {
      const now = clock.now();
      spend(((now - settled) * (figures.sleep + figures.cell)) / 1000);
      settled = now;
    },
  };
}
