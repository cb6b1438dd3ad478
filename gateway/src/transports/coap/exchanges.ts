import type { Cancel, Clock } from '../../parts/clock.ts';
import type { Fate } from '../transport.ts';

/** What a request is answered with: a downlink; nothing, since its frame is settled; or that it may come again. */
export type Outcome = Uint8Array | Fate;

/** Requests that wait for what becomes of their frames, and for what is to travel back in their response. */
export interface Exchanges {
  /** Begins one; undefined where as many wait as may. `answer` is called once; with `lost` when its time is up. */
  open(answer: (outcome: Outcome) => void): number | undefined;
  /** Answers one; false where it is not open any more. */
  answer(id: number, outcome: Outcome): boolean;
  size(): number;
  close(): void;
}

export interface ExchangesOptions {
  readonly clock: Clock;
  readonly limit: number;
  /** ms that a response is kept back for the commit */
  readonly holdMs: number;
}

export function createExchanges({ clock, limit, holdMs }: ExchangesOptions): Exchanges {
  const open = new Map<number, { readonly answer: (outcome: Outcome) => void; readonly cancel: Cancel }>();
  let last = 0;

  function settle(id: number, outcome: Outcome): boolean {
    const exchange = open.get(id);
    if (!exchange) return false;
    open.delete(id);
    exchange.cancel();
    exchange.answer(outcome);
    return true;
  }

  return {
    open(answer) {
      if (open.size >= limit) return undefined;
      last += 1;
      const id = last;
      open.set(id, { answer, cancel: clock.after(holdMs, () => settle(id, 'lost')) });
      return id;
    },
    answer: settle,
    size: () => open.size,
    close() {
      for (const id of [...open.keys()]) settle(id, 'lost');
    },
  };
}
