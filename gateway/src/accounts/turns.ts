/** A few at once, a few that wait, and nobody else: work that costs memory for each that is under way. */
export interface Turns {
  /** whether work that is taken now has its turn, sooner or later */
  hasRoom(): boolean;
  /** undefined where as many wait as may */
  take<T>(work: () => Promise<T>): Promise<T> | undefined;
}

export interface TurnsOptions {
  readonly atOnce: number;
  readonly waiting: number;
}

export function createTurns({ atOnce, waiting }: TurnsOptions): Turns {
  const queue: (() => void)[] = [];
  let working = 0;

  function next(): void {
    working -= 1;
    queue.shift()?.();
  }

  async function run<T>(work: () => Promise<T>, turn: Promise<void> | undefined): Promise<T> {
    await turn;
    try {
      return await work();
    } finally {
      next();
    }
  }

  return {
    hasRoom: () => working < atOnce || queue.length < waiting,
    take(work) {
      if (working < atOnce) {
        working += 1;
        return run(work, undefined);
      }
      if (queue.length >= waiting) return undefined;
      const { promise, resolve } = Promise.withResolvers<void>();
      queue.push(() => {
        working += 1;
        resolve();
      });
      return run(work, promise);
    },
  };
}
