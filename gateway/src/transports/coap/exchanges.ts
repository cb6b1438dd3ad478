import type { Cancel, Clock } from '../../parts/clock.ts';

/** Requests that wait for what is to travel back in their response. */
export interface Exchanges {
  /** Begins one; undefined where as many wait as may. `answer` is called once: with a downlink, or without one when its time is up. */
  open(answer: (downlink: Uint8Array | undefined) => void): number | undefined;
  /** Answers one with a downlink; false where it is not open any more. */
  answer(id: number, downlink: Uint8Array): boolean;
  size(): number;
  close(): void;
}

export interface ExchangesOptions {
  readonly clock: Clock;
  readonly limit: number;
  /** ms that a response is kept back for a downlink */
  readonly holdMs: number;
}

export function createExchanges({ clock, limit, holdMs }: ExchangesOptions): Exchanges {
  const open = new Map<
    number,
    { readonly answer: (downlink: Uint8Array | undefined) => void; readonly cancel: Cancel }
  >();
  let last = 0;

  function settle(id: number, downlink: Uint8Array | undefined): boolean {
    const exchange = open.get(id);
    if (!exchange) return false;
    open.delete(id);
    exchange.cancel();
    exchange.answer(downlink);
    return true;
  }

  return {
    open(answer) {
      if (open.size >= limit) return undefined;
      last += 1;
      const id = last;
      open.set(id, { answer, cancel: clock.after(holdMs, () => settle(id, undefined)) });
      return id;
    },
    answer: settle,
    size: () => open.size,
    close() {
      for (const id of [...open.keys()]) settle(id, undefined);
    },
  };
}
