/** How long to wait before the next attempt: doubling from `first` to `ceiling`, jittered, for ever. */
export interface Backoff {
  /** ms to wait now; between half and the whole of the present step */
  next(): number;
  /** An attempt succeeded: the next wait is a first one again. */
  reset(): void;
}

export interface BackoffOptions {
  /** ms */
  readonly first: number;
  /** ms */
  readonly ceiling: number;
  /** 0 <= x < 1; parts that failed together must not come back together */
  readonly random: () => number;
}

export function createBackoff({ first, ceiling, random }: BackoffOptions): Backoff {
  let step = first;
  return {
    next() {
      const wait = step * (0.5 + random() / 2);
      step = Math.min(step * 2, ceiling);
      return Math.round(wait);
    },
    reset() {
      step = first;
    },
  };
}
